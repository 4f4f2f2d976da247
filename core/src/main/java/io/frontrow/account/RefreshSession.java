package io.frontrow.account;

import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import reactor.core.publisher.Mono;

/**
 * Exchanges a refresh token for a new pair of tokens. Each refresh token is replaced once. Sent again within
 * {@link io.frontrow.account.model.AccountRules#REFRESH_GRACE}, it returns the same new refresh token; sent later, it
 * ends its session.
 */
public interface RefreshSession {

    Mono<Result> refresh(RefreshToken token);

    sealed interface Result {

        record Refreshed(SessionTokens tokens) implements Result {}

        /** The token is unknown, expired or was spent some time ago, or the session has ended. */
        record SessionEnded() implements Result {}
    }
}
