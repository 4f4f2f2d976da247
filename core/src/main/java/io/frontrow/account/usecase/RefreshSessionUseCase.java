package io.frontrow.account.usecase;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Sessions.Rotation;
import java.security.SecureRandom;
import reactor.core.publisher.Mono;

/** Rotates refresh tokens. */
public final class RefreshSessionUseCase implements RefreshSession {

    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final AccountRules rules;
    private final SecureRandom random = new SecureRandom();

    public RefreshSessionUseCase(Sessions sessions, AccessTokens accessTokens, AccountRules rules) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.rules = rules;
    }

    @Override
    public Mono<Result> refresh(RefreshToken token) {
        return Mono.defer(() -> rotate(token, RefreshToken.random(random)));
    }

    private Mono<Result> rotate(RefreshToken spent, RefreshToken replacement) {
        return sessions.rotate(spent.hash(), replacement.hash(), rules.refreshFor())
                .map(rotation -> result(rotation, replacement));
    }

    private Result result(Rotation rotation, RefreshToken replacement) {
        return switch (rotation) {
            case Rotation.Rotated(var sessionId, var user, var expiresAt) ->
                new Result.Refreshed(
                        new SessionTokens(user.userId(), accessTokens.issue(user, sessionId), replacement, expiresAt));
            case Rotation.Refused() -> new Result.SessionEnded();
        };
    }
}
