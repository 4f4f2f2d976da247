package io.frontrow.account.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.SignUp;
import io.frontrow.account.SignUp.Command;
import io.frontrow.account.SignUp.Result;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.FakePasswordHashing;
import io.frontrow.account.port.InMemoryAttemptLimits;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SignUpUseCaseTest {

    private static final Email EMAIL = new Email("ada@frontrow.example");
    private static final Password PASSWORD = new Password("curtain call");
    private static final ClientAddress HERE = ClientAddress.of("192.0.2.1");
    private static final ClientAddress THERE = ClientAddress.of("192.0.2.2");
    private static final int PER_MINUTE = 3;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);
    private final FakePasswordHashing hashing = new FakePasswordHashing();
    private final SignUp signUp = limitedTo(PER_MINUTE);

    @Test
    void signingUpCreatesAUserWithAnEmptyWallet() {
        User user = ((Result.SignedUp) signUp("ada@frontrow.example", PASSWORD)).user();

        assertThat(user.email()).isEqualTo(EMAIL);
        assertThat(user.name()).isEqualTo("Ada");
        assertThat(user.role()).isEqualTo(Role.USER);
        assertThat(get(store.wallets().balance(user.userId()))).contains(Points.ZERO);
    }

    @Test
    void onlyAHashIsKeptOfThePassword() {
        signUp("ada@frontrow.example", PASSWORD);

        assertThat(known().passwordHash()).isEqualTo(get(hashing.hash(PASSWORD)));
        assertThat(known().passwordHash().encoded()).doesNotContain(PASSWORD.value());
    }

    @Test
    void oneMailboxIsOneUserInWhateverCase() {
        signUp("ada@frontrow.example", PASSWORD);
        Credentials first = known();

        assertThat(signUp("Ada@Frontrow.Example", new Password("another one"))).isEqualTo(new Result.EmailTaken());

        assertThat(known()).isEqualTo(first);
    }

    @Test
    void noUserIsAddedBeforeSubscription() {
        Mono<Result> attempt = signUp.signUp(new Command(EMAIL, PASSWORD, "Ada", HERE));

        assertThat(get(store.users().find(EMAIL))).isEmpty();
        assertThat(get(attempt)).isInstanceOf(Result.SignedUp.class);
        assertThat(get(attempt)).isEqualTo(new Result.EmailTaken());
    }

    @Test
    void everySignUpOfAnAddressCounts() {
        for (int i = 0; i < PER_MINUTE; i++) {
            signUp("ada@frontrow.example", PASSWORD);
        }

        assertThat(signUp("bob@frontrow.example", PASSWORD)).isEqualTo(new Result.TooManySignUps(PERIOD));

        assertThat(get(store.users().find(new Email("bob@frontrow.example")))).isEmpty();
        assertThat(signUp(signUp, "bob@frontrow.example", THERE)).isInstanceOf(Result.SignedUp.class);
    }

    @Test
    void anAddressMaySignUpAgainAfterAMinute() {
        for (int i = 0; i < PER_MINUTE; i++) {
            signUp("ada@frontrow.example", PASSWORD);
        }

        clock.turn(PERIOD);

        assertThat(signUp("bob@frontrow.example", PASSWORD)).isInstanceOf(Result.SignedUp.class);
    }

    @Test
    void theLimitCanBeSwitchedOff() {
        SignUp unlimited = limitedTo(0);

        for (int i = 0; i < 100; i++) {
            assertThat(signUp(unlimited, "fan%d@frontrow.example".formatted(i), HERE))
                    .isInstanceOf(Result.SignedUp.class);
        }
    }

    private SignUp limitedTo(int perMinute) {
        return new SignUpUseCase(
                store.users(),
                hashing,
                new InMemoryAttemptLimits(clock),
                UUID::randomUUID,
                new AccountRules(Duration.ofDays(14), perMinute));
    }

    private Result signUp(String email, Password password) {
        return get(signUp.signUp(new Command(new Email(email), password, "Ada", HERE)));
    }

    private static Result signUp(SignUp signUp, String email, ClientAddress address) {
        return get(signUp.signUp(new Command(new Email(email), PASSWORD, "Ada", address)));
    }

    private Credentials known() {
        return get(store.users().find(EMAIL)).orElseThrow();
    }
}
