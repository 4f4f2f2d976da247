package io.frontrow.account;

import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.User;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Registers a user with an empty wallet. */
public interface SignUp {

    Mono<Result> signUp(Command command);

    /**
     * The user to register.
     *
     * @param name the display name, 1 … 100 characters
     * @param address where the request comes from
     */
    record Command(Email email, Password password, String name, ClientAddress address) {}

    /** In order of precedence of the refusals. */
    sealed interface Result {

        record SignedUp(User user) implements Result {}

        /**
         * Too many sign-ups came from this address.
         *
         * @param retryAfter when the next one makes sense
         */
        record TooManySignUps(Duration retryAfter) implements Result {}

        /** The e-mail address is taken, compared without regard to case. */
        record EmailTaken() implements Result {}
    }
}
