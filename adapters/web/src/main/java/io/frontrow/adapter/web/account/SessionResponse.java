package io.frontrow.adapter.web.account;

import io.frontrow.account.model.SessionTokens;
import java.time.Instant;
import java.util.UUID;

/** The tokens of a session. */
record SessionResponse(
        UUID userId,
        String accessToken,
        Instant accessTokenExpiresAt,
        String refreshToken,
        Instant refreshTokenExpiresAt) {
    static SessionResponse of(SessionTokens tokens) {
        return new SessionResponse(
                tokens.userId().value(),
                tokens.accessToken().value(),
                tokens.accessToken().expiresAt(),
                tokens.refreshToken().value(),
                tokens.refreshTokenExpiresAt());
    }

    @Override
    public String toString() {
        return "SessionResponse[" + userId + ", tokens hidden]";
    }
}
