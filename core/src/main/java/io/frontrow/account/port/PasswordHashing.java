package io.frontrow.account.port;

import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import reactor.core.publisher.Mono;

/**
 * Slow, salted hashing of passwords, off the event loop and with at most as many hashes at once as there are cores. A call
 * that cannot be done within a few seconds fails with {@link HashingBusy}.
 */
public interface PasswordHashing {

    Mono<PasswordHash> hash(Password password);

    Mono<Boolean> matches(Password password, PasswordHash hash, Urgency urgency);

    /** Takes as long as {@link #matches} and is always false: for users that do not exist. */
    Mono<Boolean> matchesNothing(Password password, Urgency urgency);

    /** Which calls are done first when there are more than can be done at once. */
    enum Urgency {
        FIRST,

        /** When no call of the other kind waits: for those who have failed repeatedly. */
        LATER
    }
}
