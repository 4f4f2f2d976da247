package io.frontrow.account.usecase;

import io.frontrow.account.SignIn;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimits.Allowance;
import io.frontrow.account.port.FailedSignIns;
import io.frontrow.account.port.HashingBusy;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.PasswordHashing.Urgency;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.account.usecase.GuessLimiter.Decision;
import io.frontrow.account.usecase.GuessLimiter.Try;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.port.Ids;
import java.security.SecureRandom;
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
            AttemptLimits limits,
            FailedSignIns failed,
            AccountRules rules) {
        this.users = users;
        this.sessions = sessions;
        this.hashing = hashing;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.guesses = new GuessLimiter(limits, failed);
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
        return hashing.check(command.password(), Mono.defer(() -> users.find(command.email())), urgency)
                .flatMap(user -> user.map(this::open).orElseGet(Mono::empty))
                .flatMap(signedIn -> guesses.undo(attempt).thenReturn(signedIn))
                .onErrorResume(fault -> afterFault(fault, attempt, urgency).then(Mono.error(fault)))
                .switchIfEmpty(Mono.defer(() -> guesses.failed(attempt).map(SignInUseCase::failed)));
    }

    /** A guess that waited in vain counts, or guessers who keep the service busy would never run out of tries. */
    private Mono<Void> afterFault(Throwable fault, Try attempt, Urgency urgency) {
        return fault instanceof HashingBusy && urgency != Urgency.FIRST ? Mono.empty() : guesses.undo(attempt);
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
