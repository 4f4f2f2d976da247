package io.frontrow.account;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.User;
import reactor.core.publisher.Mono;

/** A person becomes a user, with an empty wallet. */
public interface SignUp {

    Mono<Result> signUp(Command command);

    /**
     * Who wants to become a user.
     *
     * @param name how the user wants to be called, 1 … 100 characters
     */
    record Command(Email email, Password password, String name) {}

    sealed interface Result {

        record SignedUp(User user) implements Result {}

        /** Somebody has signed up with this e-mail, in whatever case. */
        record EmailTaken() implements Result {}
    }
}
