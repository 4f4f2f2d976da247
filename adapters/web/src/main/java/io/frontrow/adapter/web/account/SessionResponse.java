package io.frontrow.adapter.web.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.SessionTokens;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a session, and who is signed in.
 *
 * @param refreshToken absent if the response sets it as a cookie
 */
record SessionResponse(
        UUID userId,
        String email,
        String name,
        Role role,
        String accessToken,
        Instant accessTokenExpiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken,
        Instant refreshTokenExpiresAt) {
    static SessionResponse of(SessionTokens tokens) {
        return of(tokens, tokens.refreshToken().value());
    }

    static SessionResponse withoutRefreshToken(SessionTokens tokens) {
        return of(tokens, null);
    }

    private static SessionResponse of(SessionTokens tokens, @Nullable String refreshToken) {
        return new SessionResponse(
                tokens.userId().value(),
                tokens.user().email().value(),
                tokens.user().name(),
                tokens.user().role(),
                tokens.accessToken().value(),
                tokens.accessToken().expiresAt(),
                refreshToken,
                tokens.refreshTokenExpiresAt());
    }

    @Override
    public String toString() {
        return "SessionResponse[" + userId + ", tokens hidden]";
    }
}
