package io.frontrow.account;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.User;
import reactor.core.publisher.Mono;

/** Registers a user with an empty wallet. */
public interface SignUp {

    Mono<Result> signUp(Command command);

    /**
     * The user to register.
     *
     * @param name the display name, 1 … 100 characters
     */
    record Command(Email email, Password password, String name) {}

    sealed interface Result {

        record SignedUp(User user) implements Result {}

        /** The e-mail address is taken, compared without regard to case. */
        record EmailTaken() implements Result {}
    }
}
