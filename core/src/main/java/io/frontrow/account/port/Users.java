package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All registered users. */
public interface Users {

    /**
     * Adds a user and an empty wallet, both or neither.
     *
     * @return whether the e-mail address was free; of simultaneous calls with the same address exactly one returns true
     */
    Mono<Boolean> add(Credentials credentials);

    Mono<Optional<Credentials>> find(Email email);

    /** Replaces the password of a user. Without such a user it has no effect. */
    Mono<Void> changePassword(Email email, PasswordHash passwordHash);
}
