package io.frontrow.adapter.web.account;

import io.frontrow.account.SignUp;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.User;
import io.frontrow.adapter.web.validation.EmailAddress;
import io.frontrow.adapter.web.validation.OpaqueString;
import io.frontrow.adapter.web.validation.PasswordSize;
import io.frontrow.adapter.web.validation.PasswordText;
import io.frontrow.adapter.web.validation.PlainText;
import jakarta.validation.constraints.NotNull;

/** A request to sign up. */
record SignUpRequest(
        @NotNull @EmailAddress String email,

        @NotNull @PasswordText @PasswordSize(min = Password.LENGTH_MIN, max = Password.LENGTH_MAX)
        String password,

        @NotNull @PlainText(max = User.NAME_MAX) String name) {
    SignUp.Command command() {
        return new SignUp.Command(new Email(email), new Password(OpaqueString.prepare(password)), name);
    }

    @Override
    public String toString() {
        return "SignUpRequest[hidden]";
    }
}
