package io.frontrow.account;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.SessionTokens;
import reactor.core.publisher.Mono;

/** Opens a session. It takes the same time whether or not the user exists. */
public interface SignIn {

    Mono<Result> signIn(Command command);

    record Command(Email email, Password password) {}

    sealed interface Result {

        record SignedIn(SessionTokens tokens) implements Result {}

        /** No such user or a wrong password; the result does not say which. */
        record BadCredentials() implements Result {}
    }
}
