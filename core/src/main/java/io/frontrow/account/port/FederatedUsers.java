package io.frontrow.account.port;

import io.frontrow.account.model.Identity;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/**
 * Users whom an issuer of OpenID Connect vouches for. They have no password, and never the role of an operator here.
 */
public interface FederatedUsers {

    /**
     * Finds the user of an identity, who is the one with the same issuer and subject, or adds one with an empty wallet.
     * Of simultaneous calls with the same identity all return the same user.
     *
     * <p>A user never gets the e-mail address of another: one whose address is taken, or not known, has none that mail
     * could be sent to.
     *
     * @param newId the id of the user if there is none yet
     */
    Mono<UserId> findOrAdd(Identity identity, UserId newId);
}
