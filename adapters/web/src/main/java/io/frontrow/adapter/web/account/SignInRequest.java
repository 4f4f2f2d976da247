package io.frontrow.adapter.web.account;

import io.frontrow.account.SignIn;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.adapter.web.validation.EmailAddress;
import io.frontrow.adapter.web.validation.OpaqueString;
import io.frontrow.adapter.web.validation.PasswordSize;
import io.frontrow.adapter.web.validation.PasswordText;
import jakarta.validation.constraints.NotNull;

/** A request to sign in. */
record SignInRequest(
        @NotNull @EmailAddress String email,

        @NotNull @PasswordText @PasswordSize(min = 1, max = Password.LENGTH_MAX)
        String password) {
    SignIn.Command command(ClientAddress address) {
        return new SignIn.Command(new Email(email), new Password(OpaqueString.prepare(password)), address);
    }

    @Override
    public String toString() {
        return "SignInRequest[hidden]";
    }
}
