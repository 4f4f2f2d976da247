package io.frontrow.account.usecase;

import io.frontrow.account.SignIn;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.PasswordHashing.Urgency;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.SignInFailures;
import io.frontrow.account.port.SignInFailures.Allowance;
import io.frontrow.account.port.Users;
import io.frontrow.account.usecase.GuessLimiter.Decision;
import io.frontrow.account.usecase.GuessLimiter.Try;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.port.Ids;
import java.security.SecureRandom;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks the password of a known user, or spends the same time on an unknown one, and limits guesses. */
public final class SignInUseCase implements SignIn {

    private final Users users;
    private final Sessions sessions;
    private final PasswordHashing hashing;
    private final AccessTokens accessTokens;
    private final Ids ids;
    private final GuessLimiter guesses;
    private final AccountRules rules;
    private final SecureRandom random = new SecureRandom();

    public SignInUseCase(
            Users users,
            Sessions sessions,
            PasswordHashing hashing,
            AccessTokens accessTokens,
            Ids ids,
            SignInFailures failures,
            AccountRules rules) {
        this.users = users;
        this.sessions = sessions;
        this.hashing = hashing;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.guesses = new GuessLimiter(failures);
        this.rules = rules;
    }

    @Override
    public Mono<Result> signIn(Command command) {
        return guesses.decide(command.email(), command.address()).flatMap(decision -> switch (decision) {
            case Decision.Allowed(var attempt, var urgency) -> tryPassword(command, attempt, urgency);
            case Decision.Refused(var retryAfter) -> Mono.just(new Result.TooManyFailures(retryAfter));
        });
    }

    private Mono<Result> tryPassword(Command command, Try attempt, Urgency urgency) {
        return users.find(command.email())
                .flatMap(found -> matches(found, command.password(), urgency)
                        .flatMap(matches -> matches ? open(found.orElseThrow().user()) : Mono.empty()))
                .flatMap(signedIn -> guesses.undo(attempt).thenReturn(signedIn))
                .onErrorResume(fault -> guesses.undo(attempt).then(Mono.error(fault)))
                .switchIfEmpty(Mono.defer(() -> guesses.failed(attempt).map(SignInUseCase::failed)));
    }

    private Mono<Boolean> matches(Optional<Credentials> found, Password password, Urgency urgency) {
        return found.isPresent()
                ? hashing.matches(password, found.get().passwordHash(), urgency)
                : hashing.matchesNothing(password, urgency);
    }

    private static Result failed(Allowance allowance) {
        return allowance.granted() ? new Result.BadCredentials() : new Result.TooManyFailures(allowance.retryAfter());
    }

    private Mono<Result> open(User user) {
        SessionId sessionId = new SessionId(ids.next());
        RefreshToken refreshToken = RefreshToken.random(random);
        return sessions.open(sessionId, user.userId(), refreshToken.hash(), rules.refreshFor())
                .map(expiresAt -> new SessionTokens(user, accessTokens.issue(user, sessionId), refreshToken, expiresAt))
                .map(Result.SignedIn::new);
    }
}
