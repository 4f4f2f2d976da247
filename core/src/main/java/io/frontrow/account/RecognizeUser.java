package io.frontrow.account;

import io.frontrow.account.model.Identity;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/**
 * Finds the user of an identity that another issuer has proved, and registers one with an empty wallet at first sight.
 */
@FunctionalInterface
public interface RecognizeUser {

    Mono<UserId> recognize(Identity identity);
}
