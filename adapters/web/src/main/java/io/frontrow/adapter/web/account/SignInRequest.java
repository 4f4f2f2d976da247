package io.frontrow.adapter.web.account;

import io.frontrow.account.SignIn;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.adapter.web.validation.EmailAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A request to sign in. */
record SignInRequest(
        @NotNull @EmailAddress String email,
        @NotNull @Size(min = 1, max = Password.LENGTH_MAX) String password) {
    SignIn.Command command() {
        return new SignIn.Command(new Email(email), new Password(password));
    }

    @Override
    public String toString() {
        return "SignInRequest[hidden]";
    }
}
