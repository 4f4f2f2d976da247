package io.frontrow.account;

import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.SessionTokens;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Opens a session. It takes the same time whether or not the user exists. Fails with {@link
 * io.frontrow.account.port.HashingBusy} if there are more sign-ins than can be checked.
 */
public interface SignIn {

    Mono<Result> signIn(Command command);

    /**
     * A try to sign in.
     *
     * @param address where it comes from
     */
    record Command(Email email, Password password, ClientAddress address) {}

    sealed interface Result {

        record SignedIn(SessionTokens tokens) implements Result {}

        /** No such user or a wrong password; the result does not say which. */
        record BadCredentials() implements Result {}

        /**
         * There were too many failures for this account or from this address. The password may have been right.
         *
         * @param retryAfter when the next try makes sense
         */
        record TooManyFailures(Duration retryAfter) implements Result {}
    }
}
