package io.frontrow.adapter.web.security;

import io.frontrow.account.model.AccessToken;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Access tokens as JSON Web Tokens of type {@code at+jwt} (RFC 9068). */
public final class JwtAccessTokens implements AccessTokens, AccessTokenReader {
    private final SignedTokens<Content> tokens;
    private final Duration accessFor;
    private final Clock clock;

    /**
     * Derives the keys.
     *
     * @throws IllegalArgumentException if a signing key is too short
     */
    public JwtAccessTokens(TokenSettings settings, Clock clock) {
        this.tokens = new SignedTokens<>("at+jwt", settings, "access", Content::of);
        this.accessFor = settings.accessFor();
        this.clock = clock;
    }

    @Override
    public AccessToken issue(User user, SessionId sessionId) {
        Instant expiresAt = clock.instant().plus(accessFor).truncatedTo(ChronoUnit.SECONDS);
        String token = tokens.sign(Map.of(
                "sub", user.userId().value().toString(),
                "role", user.role().name(),
                "sid", sessionId.value().toString(),
                "exp", expiresAt.getEpochSecond()));
        return new AccessToken(token, expiresAt);
    }

    @Override
    public Optional<Caller> read(String token) {
        return tokens.read(token)
                .filter(content -> clock.instant().isBefore(content.expiresAt()))
                .map(Content::caller);
    }

    private record Content(Caller caller, Instant expiresAt) {
        static Content of(TokenClaims claims) {
            Caller caller = new Caller(
                    new UserId(claims.uuid("sub")),
                    Role.valueOf(claims.text("role")),
                    new SessionId(claims.uuid("sid")));
            return new Content(caller, Instant.ofEpochSecond(claims.number("exp")));
        }
    }
}
