package io.frontrow.account.port;

import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import reactor.core.publisher.Mono;

/** Slow, salted hashing of passwords, off the event loop and with at most as many hashes at once as there are cores. */
public interface PasswordHashing {

    Mono<PasswordHash> hash(Password password);

    Mono<Boolean> matches(Password password, PasswordHash hash);

    /** Takes as long as {@link #matches} and is always false: for users that do not exist. */
    Mono<Boolean> matchesNothing(Password password);
}
