package io.frontrow.account;

import io.frontrow.account.model.OperatorCode;
import io.frontrow.account.model.User;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Registers the first operator of an installation, who shows a code that only its owner can know. As soon as there is an
 * operator, no code is valid any more.
 */
public interface SignUpFirstOperator {

    Mono<Result> signUp(Command command);

    /**
     * A try to become the first operator.
     *
     * @param user the user to register
     */
    record Command(SignUp.Command user, OperatorCode code) {}

    /** In order of precedence of the refusals. */
    sealed interface Result {

        record SignedUp(User user) implements Result {}

        /**
         * Too many invalid codes came from this address. The code may have been right.
         *
         * @param retryAfter when the next try makes sense
         */
        record TooManyFailures(Duration retryAfter) implements Result {}

        /** The code is unknown, used or expired, or there is an operator; the result does not say which. */
        record InvalidCode() implements Result {}

        /** The e-mail address is taken, compared without regard to case. The code stays valid. */
        record EmailTaken() implements Result {}
    }
}
