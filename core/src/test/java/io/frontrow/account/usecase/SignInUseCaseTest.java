package io.frontrow.account.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.SignIn;
import io.frontrow.account.SignIn.Command;
import io.frontrow.account.SignIn.Result;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.account.model.User;
import io.frontrow.account.port.FakeAccessTokens;
import io.frontrow.account.port.FakePasswordHashing;
import io.frontrow.account.port.InMemoryAttemptLimits;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Sessions.RotateCommand;
import io.frontrow.account.port.Sessions.Rotation;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SignInUseCaseTest {

    private static final Duration REFRESH_FOR = Duration.ofDays(14);
    private static final Password PASSWORD = new Password("curtain call");
    private static final ClientAddress HOME = ClientAddress.of("203.0.113.1");
    private static final User ADA =
            new User(new UserId(UUID.randomUUID()), new Email("ada@frontrow.example"), "Ada", Role.USER);

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);
    private final CountingHashing hashing = new CountingHashing();
    private final UUID sessionId = UUID.randomUUID();
    private final SignIn signIn = new SignInUseCase(
            store.users(),
            store.sessions(),
            hashing,
            new FakeAccessTokens(clock),
            () -> sessionId,
            new InMemoryAttemptLimits(clock),
            store.failedSignIns(),
            new AccountRules(REFRESH_FOR, 0));

    @BeforeEach
    void adaHasSignedUp() {
        get(store.users().add(new Credentials(ADA, get(hashing.hash(PASSWORD)))));
    }

    @Test
    void signingInReturnsTokens() {
        SessionTokens tokens = tokens();

        assertThat(tokens.userId()).isEqualTo(ADA.userId());
        assertThat(tokens.user()).isEqualTo(ADA);
        assertThat(tokens.accessToken().value()).isEqualTo(ADA.userId().value() + "." + sessionId);
        assertThat(tokens.accessToken().expiresAt()).isAfter(clock.instant());
        assertThat(tokens.refreshTokenExpiresAt()).isEqualTo(clock.instant().plus(REFRESH_FOR));
    }

    @Test
    void theRefreshTokenRenewsTheSession() {
        SessionTokens tokens = tokens();

        assertThat(get(store.sessions()
                        .rotate(new RotateCommand(
                                tokens.refreshToken().hash(), "fresh", REFRESH_FOR, AccountRules.REFRESH_GRACE))))
                .isInstanceOfSatisfying(Rotation.Rotated.class, rotated -> {
                    assertThat(rotated.sessionId().value()).isEqualTo(sessionId);
                    assertThat(rotated.user()).isEqualTo(ADA);
                });
    }

    @Test
    void noTwoRefreshTokensAreEqual() {
        assertThat(tokens().refreshToken()).isNotEqualTo(tokens().refreshToken());
    }

    @Test
    void theEmailMayBeTypedInWhateverCase() {
        assertThat(signIn("ADA@frontrow.example", PASSWORD)).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThat(signIn("ada@frontrow.example", new Password("Curtain call"))).isEqualTo(new Result.BadCredentials());
        assertThat(hashing.checks).hasValue(1);
        assertThat(hashing.checksOfNothing).hasValue(0);
    }

    @Test
    void anUnknownUserGetsTheSameResultAfterTheSameWork() {
        assertThat(signIn("eve@frontrow.example", PASSWORD)).isEqualTo(new Result.BadCredentials());
        assertThat(hashing.checks).hasValue(0);
        assertThat(hashing.checksOfNothing).hasValue(1);
    }

    private Result signIn(String email, Password password) {
        return get(signIn.signIn(new Command(new Email(email), password, HOME)));
    }

    private SessionTokens tokens() {
        return ((Result.SignedIn) signIn("ada@frontrow.example", PASSWORD)).tokens();
    }

    /** Hashing that counts its checks, which stand for the time that they take. */
    private static final class CountingHashing implements PasswordHashing {

        private final PasswordHashing hashing = new FakePasswordHashing();
        private final AtomicInteger checks = new AtomicInteger();
        private final AtomicInteger checksOfNothing = new AtomicInteger();

        @Override
        public Mono<PasswordHash> hash(Password password) {
            return hashing.hash(password);
        }

        @Override
        public Mono<Optional<User>> check(Password password, Mono<Optional<Credentials>> credentials, Urgency urgency) {
            return hashing.check(
                    password,
                    credentials.doOnNext(known -> (known.isPresent() ? checks : checksOfNothing).incrementAndGet()),
                    urgency);
        }
    }
}
