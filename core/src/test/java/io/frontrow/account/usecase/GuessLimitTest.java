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
import io.frontrow.account.model.User;
import io.frontrow.account.port.FakeAccessTokens;
import io.frontrow.account.port.FakePasswordHashing;
import io.frontrow.account.port.HashingBusy;
import io.frontrow.account.port.InMemoryAttemptLimits;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.PasswordHashing.Urgency;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class GuessLimitTest {

    private static final Password PASSWORD = new Password("curtain call");
    private static final Password WRONG = new Password("curtain fall");
    private static final String ADA = "ada@frontrow.example";
    private static final String BOB = "bob@frontrow.example";
    private static final ClientAddress HERE = ClientAddress.of("203.0.113.1");
    private static final ClientAddress ELSEWHERE = ClientAddress.of("203.0.113.2");

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);
    private final RecordingHashing hashing = new RecordingHashing();
    private final SignIn signingIn = anInstance();

    @BeforeEach
    void adaAndBobHaveSignedUp() {
        List.of(ADA, BOB).forEach(email -> {
            User user = new User(new UserId(UUID.randomUUID()), new Email(email), "Fan", Role.USER);
            get(store.users().add(new Credentials(user, get(hashing.hash(PASSWORD)))));
        });
    }

    @Test
    void tenFailuresOfAnAccountAreToldAndThenNoneIsTried() {
        fail(ADA, HERE, 10);

        assertThat(signIn(ADA, WRONG, HERE)).isInstanceOf(Result.TooManyFailures.class);
        assertThat(signIn(ADA, PASSWORD, HERE)).isEqualTo(new Result.TooManyFailures(Duration.ofMinutes(1)));
        assertThat(hashing.urgencies).hasSize(10);
    }

    @Test
    void theOwnerSignsInFromAnotherAddressMeanwhile() {
        fail(ADA, HERE, 10);

        assertThat(signIn(ADA, PASSWORD, ELSEWHERE)).isInstanceOf(Result.SignedIn.class);
        assertThat(signIn(ADA, PASSWORD, ELSEWHERE)).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void otherAccountsAreNotConcerned() {
        fail(ADA, HERE, 10);

        assertThat(signIn(BOB, PASSWORD, HERE)).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void unknownAccountsAreLimitedTheSame() {
        fail("eve@frontrow.example", HERE, 10);

        assertThat(signIn("eve@frontrow.example", WRONG, HERE)).isInstanceOf(Result.TooManyFailures.class);
    }

    @Test
    void guessesFromManyAddressesLearnNoMoreThanTen() {
        fail(ADA, HERE, 10);

        List<Result> results = IntStream.range(0, 50)
                .mapToObj(i -> signIn(ADA, WRONG, ClientAddress.of("198.51.100." + i)))
                .toList();

        assertThat(results).hasOnlyElementsOfType(Result.TooManyFailures.class);
    }

    @Test
    void anAddressTriesAnAccountThatIsGuessedThreeTimes() {
        fail(ADA, HERE, 10);
        int before = hashing.urgencies.size();

        IntStream.range(0, 20).forEach(_ -> signIn(ADA, WRONG, ELSEWHERE));

        assertThat(hashing.urgencies).hasSize(before + 3);
        assertThat(signIn(ADA, PASSWORD, ELSEWHERE)).isInstanceOf(Result.TooManyFailures.class);
    }

    @Test
    void sixtyFailuresOfAnAddressAreToldAndThenNoneIsTried() {
        IntStream.range(0, 6).forEach(i -> fail("fan" + i + "@frontrow.example", HERE, 10));

        assertThat(signIn(ADA, PASSWORD, HERE)).isInstanceOf(Result.TooManyFailures.class);
        assertThat(hashing.urgencies).as("passwords that were hashed").hasSize(60);
        assertThat(signIn(ADA, PASSWORD, ELSEWHERE)).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void aMinuteLaterAllMayTryAgain() {
        fail(ADA, HERE, 10);
        clock.turn(Duration.ofMinutes(1));

        assertThat(signIn(ADA, WRONG, HERE)).isEqualTo(new Result.BadCredentials());
        assertThat(signIn(ADA, PASSWORD, HERE)).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void instancesThatCannotShareTheirCountsTellNoMoreThanTen() {
        SignIn another = anInstance();
        List<Result> results = IntStream.range(0, 20)
                .mapToObj(i -> get((i % 2 == 0 ? signingIn : another).signIn(command(ADA, WRONG, HERE))))
                .toList();

        assertThat(results.subList(0, 10)).containsOnly(new Result.BadCredentials());
        assertThat(results.subList(10, 20)).containsOnly(new Result.TooManyFailures(Duration.ofMinutes(1)));
        assertThat(get(another.signIn(command(ADA, PASSWORD, ELSEWHERE)))).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void noMinuteHasMoreThanTen() {
        fail(ADA, HERE, 1);
        clock.turn(Duration.ofSeconds(59));
        fail(ADA, HERE, 9);
        clock.turn(Duration.ofSeconds(1));

        fail(ADA, HERE, 1);
        assertThat(signIn(ADA, WRONG, HERE)).isInstanceOf(Result.TooManyFailures.class);

        assertThat(signIn(ADA, PASSWORD, HERE)).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void signingInIsNoFailure() {
        IntStream.range(0, 100)
                .forEach(_ -> assertThat(signIn(ADA, PASSWORD, HERE)).isInstanceOf(Result.SignedIn.class));

        fail(ADA, HERE, 10);
    }

    @Test
    void manyGuessesAtOnceLearnNoMoreThanTen() {
        List<Result> results = Objects.requireNonNull(Flux.range(0, 200)
                .flatMap(
                        _ -> Mono.defer(() -> signingIn.signIn(command(ADA, WRONG, HERE)))
                                .subscribeOn(Schedulers.parallel()),
                        200)
                .collectList()
                .block(Duration.ofSeconds(20)));

        assertThat(results).filteredOn(Result.BadCredentials.class::isInstance).hasSize(10);
        assertThat(hashing.urgencies).hasSize(10);
    }

    @Test
    void aFaultIsNoFailure() {
        hashing.busy = true;
        IntStream.range(0, 20)
                .forEach(_ -> StepVerifier.create(signingIn.signIn(command(ADA, PASSWORD, HERE)))
                        .expectError(HashingBusy.class)
                        .verify());
        hashing.busy = false;

        assertThat(signIn(ADA, PASSWORD, HERE)).isInstanceOf(Result.SignedIn.class);
    }

    @Test
    void aGuessThatWaitedInVainCounts() {
        fail(ADA, HERE, 10);
        hashing.busy = true;
        IntStream.range(0, 3)
                .forEach(_ -> StepVerifier.create(signingIn.signIn(command(ADA, WRONG, ELSEWHERE)))
                        .expectError(HashingBusy.class)
                        .verify());

        assertThat(signIn(ADA, WRONG, ELSEWHERE)).isInstanceOf(Result.TooManyFailures.class);
    }

    @Test
    void repeatedFailuresComeAfterHonestPeople() {
        fail(ADA, HERE, 4);
        signIn(BOB, PASSWORD, HERE);

        assertThat(hashing.urgencies)
                .containsExactly(Urgency.FIRST, Urgency.FIRST, Urgency.FIRST, Urgency.LAST, Urgency.FIRST);
    }

    @Test
    void theOwnerOfAGuessedAccountComesBeforeThoseWhoHaveFailed() {
        fail(ADA, HERE, 10);
        signIn(ADA, WRONG, ELSEWHERE);
        signIn(ADA, WRONG, ELSEWHERE);

        signIn(ADA, PASSWORD, ClientAddress.of("203.0.113.3"));

        assertThat(hashing.urgencies.subList(10, 13)).containsExactly(Urgency.LATER, Urgency.LAST, Urgency.LATER);
    }

    @Test
    void addressesWithManyFailuresComeAfterHonestPeople() {
        IntStream.range(0, 21).forEach(i -> fail("fan" + i + "@frontrow.example", HERE, 1));

        signIn(BOB, PASSWORD, HERE);

        assertThat(hashing.urgencies.getLast()).isEqualTo(Urgency.LAST);
    }

    private void fail(String email, ClientAddress address, int times) {
        IntStream.range(0, times)
                .forEach(_ -> assertThat(signIn(email, WRONG, address)).isEqualTo(new Result.BadCredentials()));
    }

    /** An instance that counts for itself. */
    private SignIn anInstance() {
        return new SignInUseCase(
                store.users(),
                store.sessions(),
                hashing,
                new FakeAccessTokens(clock),
                UUID::randomUUID,
                new InMemoryAttemptLimits(clock),
                store.failedSignIns(),
                new AccountRules(Duration.ofDays(14), 0));
    }

    private Result signIn(String email, Password password, ClientAddress address) {
        return get(signingIn.signIn(command(email, password, address)));
    }

    private static Command command(String email, Password password, ClientAddress address) {
        return new Command(new Email(email), password, address);
    }

    /** Hashing that records how urgent its checks are, and may be busy. */
    private static final class RecordingHashing implements PasswordHashing {

        private final PasswordHashing hashing = new FakePasswordHashing();
        private final List<Urgency> urgencies = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean busy;

        @Override
        public Mono<PasswordHash> hash(Password password) {
            return hashing.hash(password);
        }

        @Override
        public Mono<Optional<User>> check(Password password, Mono<Optional<Credentials>> credentials, Urgency urgency) {
            return busy
                    ? Mono.error(new HashingBusy())
                    : hashing.check(password, credentials, urgency).doOnSuccess(_ -> urgencies.add(urgency));
        }
    }
}
