package io.frontrow.account.usecase;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.RefreshTokens;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Sessions.RotateCommand;
import io.frontrow.account.port.Sessions.Rotation;
import java.util.List;
import reactor.core.publisher.Mono;

/** Rotates refresh tokens. */
public final class RefreshSessionUseCase implements RefreshSession {

    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final AccountRules rules;

    public RefreshSessionUseCase(
            Sessions sessions, RefreshTokens refreshTokens, AccessTokens accessTokens, AccountRules rules) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.rules = rules;
    }

    @Override
    public Mono<Result> refresh(RefreshToken token) {
        return Mono.defer(() -> rotate(token, refreshTokens.replacements(token)));
    }

    private Mono<Result> rotate(RefreshToken spent, List<RefreshToken> replacements) {
        return sessions.rotate(new RotateCommand(
                        spent.hash(), replacements.getFirst().hash(), rules.refreshFor(), AccountRules.REFRESH_GRACE))
                .map(rotation -> result(rotation, replacements));
    }

    private Result result(Rotation rotation, List<RefreshToken> replacements) {
        return switch (rotation) {
            case Rotation.Rotated rotated ->
                replacements.stream()
                        .filter(token -> token.hash().equals(rotated.newHash()))
                        .findFirst()
                        .<Result>map(token -> new Result.Refreshed(tokens(rotated, token)))
                        // The secret was changed within the grace period, and the previous one was not kept.
                        .orElseGet(Result.SessionEnded::new);
            case Rotation.Refused() -> new Result.SessionEnded();
        };
    }

    private SessionTokens tokens(Rotation.Rotated rotated, RefreshToken token) {
        return new SessionTokens(
                rotated.user(), accessTokens.issue(rotated.user(), rotated.sessionId()), token, rotated.expiresAt());
    }
}
