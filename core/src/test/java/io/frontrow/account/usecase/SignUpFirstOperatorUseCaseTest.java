package io.frontrow.account.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.SignUp;
import io.frontrow.account.SignUpFirstOperator;
import io.frontrow.account.SignUpFirstOperator.Command;
import io.frontrow.account.SignUpFirstOperator.Result;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.OperatorCode;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.Role;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.FakePasswordHashing;
import io.frontrow.account.port.InMemoryAttemptLimits;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignUpFirstOperatorUseCaseTest {

    private static final OperatorCode CODE = OperatorCode.random(new Random(1));
    private static final OperatorCode WRONG = OperatorCode.random(new Random(2));
    private static final ClientAddress HERE = ClientAddress.of("192.0.2.1");
    private static final ClientAddress THERE = ClientAddress.of("192.0.2.2");

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);
    private final FakePasswordHashing hashing = new FakePasswordHashing();
    private final AttemptLimits limits = new InMemoryAttemptLimits(clock);
    private final SignUpFirstOperator signUpFirstOperator =
            new SignUpFirstOperatorUseCase(store.operatorCodes(), hashing, limits, UUID::randomUUID);

    @BeforeEach
    void offerACode() {
        get(store.operatorCodes().offer(CODE.hash(), AccountRules.OPERATOR_CODE_LIFETIME));
    }

    @Test
    void theBearerOfTheCodeBecomesAnOperator() {
        assertThat(signUp("ada", CODE, HERE)).isInstanceOfSatisfying(Result.SignedUp.class, signedUp -> {
            assertThat(signedUp.user().role()).isEqualTo(Role.ADMIN);
            assertThat(get(store.users().find(email("ada"))).orElseThrow().user())
                    .isEqualTo(signedUp.user());
        });
    }

    @Test
    void theCodeWorksOnce() {
        signUp("ada", CODE, HERE);

        assertThat(signUp("bob", CODE, HERE)).isEqualTo(new Result.InvalidCode());
        assertThat(get(store.users().find(email("bob")))).isEmpty();
    }

    @Test
    void theCodeExpiresAfterADay() {
        clock.turn(Duration.ofHours(24));

        assertThat(signUp("ada", CODE, HERE)).isEqualTo(new Result.InvalidCode());
    }

    @Test
    void aTakenAddressLeavesTheCode() {
        add(user("ada", HERE));

        assertThat(signUp("ada", CODE, HERE)).isEqualTo(new Result.EmailTaken());
        assertThat(signUp("bob", CODE, HERE)).isInstanceOf(Result.SignedUp.class);
    }

    @Test
    void guessesAreLimitedForEachAddress() {
        for (int i = 0; i < SignUpFirstOperatorUseCase.FAILURES_MAX; i++) {
            assertThat(signUp("ada", WRONG, HERE)).isEqualTo(new Result.InvalidCode());
        }

        assertThat(signUp("ada", CODE, HERE)).isEqualTo(new Result.TooManyFailures(Duration.ofMinutes(1)));
        assertThat(signUp("ada", CODE, THERE)).isInstanceOf(Result.SignedUp.class);
    }

    @Test
    void aTakenAddressIsNoGuess() {
        add(user("ada", HERE));

        for (int i = 0; i <= SignUpFirstOperatorUseCase.FAILURES_MAX; i++) {
            assertThat(signUp("ada", CODE, HERE)).isEqualTo(new Result.EmailTaken());
        }
    }

    private Result signUp(String name, OperatorCode code, ClientAddress address) {
        return get(signUpFirstOperator.signUp(new Command(user(name, address), code)));
    }

    private void add(SignUp.Command user) {
        AccountRules rules = new AccountRules(Duration.ofDays(14), 0);
        get(new SignUpUseCase(store.users(), hashing, limits, UUID::randomUUID, rules).signUp(user));
    }

    private static SignUp.Command user(String name, ClientAddress address) {
        return new SignUp.Command(email(name), new Password("curtain call"), name, address);
    }

    private static Email email(String name) {
        return new Email(name + "@frontrow.example");
    }
}
