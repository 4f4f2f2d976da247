package io.frontrow.adapter.web.account;

import io.frontrow.account.SignUp;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.OperatorCode;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.User;
import io.frontrow.adapter.web.validation.EmailAddress;
import io.frontrow.adapter.web.validation.OpaqueString;
import io.frontrow.adapter.web.validation.PasswordSize;
import io.frontrow.adapter.web.validation.PasswordText;
import io.frontrow.adapter.web.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign up.
 *
 * @param operatorCode the code that makes the user the first operator; null for a fan
 */
record SignUpRequest(
        @NotNull @EmailAddress String email,

        @NotNull @PasswordText @PasswordSize(min = Password.LENGTH_MIN, max = Password.LENGTH_MAX)
        String password,

        @NotNull @PlainText(max = User.NAME_MAX) String name,

        @Nullable @Size(min = 1, max = OperatorCode.LENGTH_MAX)
        String operatorCode) {
    SignUp.Command command(ClientAddress address) {
        return new SignUp.Command(new Email(email), new Password(OpaqueString.prepare(password)), name, address);
    }

    /** {@return the code of the user who wants to be the first operator} */
    Optional<OperatorCode> code() {
        return Optional.ofNullable(operatorCode).map(OperatorCode::new);
    }

    @Override
    public String toString() {
        return "SignUpRequest[hidden]";
    }
}
