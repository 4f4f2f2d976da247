package io.frontrow.account.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.OperatorCodes.Redemption;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link OperatorCodes}. */
public abstract class OperatorCodesContract extends SystemOfRecordContract {

    private static final Duration DAY = Duration.ofDays(1);

    private final String code = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    /** Removes the operators and codes of other tests from a store that they share. */
    protected void removeOperators() {}

    @BeforeEach
    void beginWithoutOperator() {
        removeOperators();
    }

    @Test
    void anOfferedCodeIsValid() {
        assertThat(get(codes().isValid(code))).isFalse();

        assertThat(get(codes().offer(code, DAY))).isTrue();

        assertThat(get(codes().isValid(code))).isTrue();
        assertThat(get(codes().isValid(other))).isFalse();
    }

    @Test
    void aValidCodeMakesAnOperatorWithAWallet() {
        get(codes().offer(code, DAY));
        Credentials operator = operator();

        assertThat(get(codes().redeem(code, operator))).isEqualTo(Redemption.REDEEMED);

        assertThat(get(store().users().find(operator.user().email()))).contains(operator);
        assertThat(get(store().wallets().balance(operator.user().userId()))).contains(Points.ZERO);
    }

    @Test
    void noCodeIsValidOnceThereIsAnOperator() {
        get(codes().offer(code, DAY));
        get(codes().offer(other, DAY));
        get(codes().redeem(code, operator()));
        Credentials second = operator();

        assertThat(get(codes().redeem(code, second))).isEqualTo(Redemption.INVALID_CODE);
        assertThat(get(codes().redeem(other, second))).isEqualTo(Redemption.INVALID_CODE);
        assertThat(get(codes().offer(other, DAY))).isFalse();
        assertThat(get(codes().isValid(other))).isFalse();
        assertThat(get(store().users().find(second.user().email()))).isEmpty();
    }

    @Test
    void anOperatorWhoWasMadeOtherwiseInvalidatesAllCodes() {
        get(codes().offer(code, DAY));
        get(store().users().add(operator()));

        assertThat(get(codes().isValid(code))).isFalse();
        assertThat(get(codes().redeem(code, operator()))).isEqualTo(Redemption.INVALID_CODE);
    }

    @Test
    void aCodeExpires() {
        get(codes().offer(code, Duration.ofMillis(1)));
        get(codes().offer(other, DAY));
        store().time().pass(Duration.ofMillis(2));

        assertThat(get(codes().isValid(code))).isFalse();
        assertThat(get(codes().redeem(code, operator()))).isEqualTo(Redemption.INVALID_CODE);
        assertThat(get(codes().isValid(other))).isTrue();
    }

    @Test
    void aCodeThatIsOfferedAgainIsValidForLonger() {
        get(codes().offer(code, Duration.ofMillis(1)));
        get(codes().offer(code, DAY));
        store().time().pass(Duration.ofMillis(2));

        assertThat(get(codes().isValid(code))).isTrue();
    }

    @Test
    void aTakenAddressDoesNotUseUpTheCode() {
        get(codes().offer(code, DAY));
        User fan = aUser();

        assertThat(get(codes().redeem(code, operator(fan.email())))).isEqualTo(Redemption.EMAIL_TAKEN);

        assertThat(get(codes().redeem(code, operator()))).isEqualTo(Redemption.REDEEMED);
    }

    @Test
    void manyAtOnceMakeOneOperator() {
        get(codes().offer(code, DAY));
        get(codes().offer(other, DAY));

        assertThat(atOnce(20, i -> codes().redeem(i % 2 == 0 ? code : other, operator())))
                .containsOnlyOnce(Redemption.REDEEMED)
                .containsOnly(Redemption.REDEEMED, Redemption.INVALID_CODE);
    }

    private OperatorCodes codes() {
        return store().operatorCodes();
    }

    private static Credentials operator() {
        return operator(new Email(UUID.randomUUID() + "@frontrow.example"));
    }

    private static Credentials operator(Email email) {
        return new Credentials(
                new User(new UserId(UUID.randomUUID()), email, "Operator", Role.ADMIN), new PasswordHash("a hash"));
    }
}
