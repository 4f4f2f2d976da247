package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Everybody who has signed up. */
public interface Users {

    /**
     * Adds a user together with an empty wallet, both or none.
     *
     * @return whether the e-mail was free; of simultaneous additions with one e-mail exactly one gets true
     */
    Mono<Boolean> add(Credentials credentials);

    Mono<Optional<Credentials>> find(Email email);
}
