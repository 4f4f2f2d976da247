package io.frontrow.adapter.web.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.frontrow.account.SignIn;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.adapter.web.validation.EmailAddress;
import io.frontrow.adapter.web.validation.OpaqueString;
import io.frontrow.adapter.web.validation.PasswordSize;
import io.frontrow.adapter.web.validation.PasswordText;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign in.
 *
 * @param keep who keeps the refresh token; null for the client
 */
record SignInRequest(
        @NotNull @EmailAddress String email,

        @NotNull @PasswordText @PasswordSize(min = 1, max = Password.LENGTH_MAX)
        String password,

        @Nullable Keep keep) {
    /** Who keeps the refresh token instead of the client. */
    enum Keep {
        /** A cookie of the browser, which scripts cannot read. */
        @JsonProperty("cookie")
        COOKIE {
            @Override
            public String toString() {
                return "cookie";
            }
        }
    }

    boolean keepsCookie() {
        return keep == Keep.COOKIE;
    }

    SignIn.Command command(ClientAddress address) {
        return new SignIn.Command(new Email(email), new Password(OpaqueString.prepare(password)), address);
    }

    @Override
    public String toString() {
        return "SignInRequest[hidden]";
    }
}
