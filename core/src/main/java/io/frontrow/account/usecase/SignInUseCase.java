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
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.port.Ids;
import java.security.SecureRandom;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks the password of a known user, or spends the same time on an unknown one. */
public final class SignInUseCase implements SignIn {

    private final Users users;
    private final Sessions sessions;
    private final PasswordHashing hashing;
    private final AccessTokens accessTokens;
    private final Ids ids;
    private final AccountRules rules;
    private final SecureRandom random = new SecureRandom();

    public SignInUseCase(
            Users users,
            Sessions sessions,
            PasswordHashing hashing,
            AccessTokens accessTokens,
            Ids ids,
            AccountRules rules) {
        this.users = users;
        this.sessions = sessions;
        this.hashing = hashing;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.rules = rules;
    }

    @Override
    public Mono<Result> signIn(Command command) {
        return users.find(command.email()).flatMap(found -> check(found, command.password()));
    }

    private Mono<Result> check(Optional<Credentials> found, Password password) {
        if (found.isEmpty()) {
            return hashing.matchesNothing(password).map(_ -> new Result.BadCredentials());
        }
        Credentials credentials = found.get();
        return hashing.matches(password, credentials.passwordHash())
                .flatMap(matches -> matches ? open(credentials.user()) : Mono.just(new Result.BadCredentials()));
    }

    private Mono<Result> open(User user) {
        SessionId sessionId = new SessionId(ids.next());
        RefreshToken refreshToken = RefreshToken.random(random);
        return sessions.open(sessionId, user.userId(), refreshToken.hash(), rules.refreshFor())
                .map(expiresAt ->
                        new SessionTokens(user.userId(), accessTokens.issue(user, sessionId), refreshToken, expiresAt))
                .map(Result.SignedIn::new);
    }
}
