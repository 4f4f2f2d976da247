package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.User;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Slow, salted hashing of passwords, off the event loop and with fewer hashes at once than there are cores, but at
 * least one. A call that cannot be done within a few seconds fails with {@link HashingBusy}, at once if that can be
 * foreseen.
 */
public interface PasswordHashing {

    /** Hashes the password of a new account, with the urgency {@link Urgency#NEW_ACCOUNT}. */
    Mono<PasswordHash> hash(Password password);

    /**
     * Checks a password. It takes as long without credentials as with them.
     *
     * @param credentials reads what the password is checked against, when it is this call's turn, so that calls that
     *     wait or are refused cost the store nothing; empty if there is no such user
     * @return the user; empty if the password is wrong or there is no such user
     */
    Mono<Optional<User>> check(Password password, Mono<Optional<Credentials>> credentials, Urgency urgency);

    /** Which calls are done first when there are more than can be done at once. */
    enum Urgency {
        FIRST,

        /** After the former: the first try of an address for an account that others guess. It may be its owner's. */
        LATER,

        /** After all of them who sign in: nothing limits how often somebody signs up. */
        NEW_ACCOUNT,

        /** When no other call waits: for those who have failed repeatedly. */
        LAST
    }
}
