package io.frontrow.account;

import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import reactor.core.publisher.Mono;

/**
 * Exchanges a refresh token for a new pair of tokens. Each refresh token works once; using a spent one ends its
 * session.
 */
public interface RefreshSession {

    Mono<Result> refresh(RefreshToken token);

    sealed interface Result {

        record Refreshed(SessionTokens tokens) implements Result {}

        /** The token is unknown, expired or spent, or the session has ended. */
        record SessionEnded() implements Result {}
    }
}
