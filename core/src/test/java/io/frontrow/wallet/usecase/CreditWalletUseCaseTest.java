package io.frontrow.wallet.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.CreditWallet.Command;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TopUpOutcome.ToppedUp;
import io.frontrow.wallet.model.TopUpPolicy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreditWalletUseCaseTest {

    private static final Points AMOUNT = new Points(500);
    private static final IdempotencyKey KEY = new IdempotencyKey("monday");

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());
    private final UserId operator = aUser();
    private final UserId ada = aUser();

    @BeforeEach
    void adaHasSignedUp() {
        User user = new User(ada, new Email("ada@frontrow.example"), "Ada", Role.USER);
        get(store.users().add(new Credentials(user, new PasswordHash("of a password"))));
    }

    @Test
    void anOperatorCreditsAWalletOncePerKeyAndIsRecorded() {
        ToppedUp credited = (ToppedUp) credit(TopUpPolicy.OPERATOR, ada);

        assertThat(credited.balance()).isEqualTo(AMOUNT);
        assertThat(credit(TopUpPolicy.OPERATOR, ada)).isEqualTo(credited);
        assertThat(get(store.wallets().balance(ada))).contains(AMOUNT);
        assertThat(actions()).singleElement().satisfies(action -> {
            assertThat(action.operatorId()).isEqualTo(operator);
            assertThat(action.kind()).isEqualTo(OperatorAction.Kind.CREDIT_WALLET);
            assertThat(action.subject()).isEqualTo(Subject.ofWallet(ada, AMOUNT));
        });
    }

    @Test
    void nobodyCreditsAWalletWhereThatIsOff() {
        assertThat(credit(TopUpPolicy.OFF, ada)).isEqualTo(new TopUpOutcome.NotAllowed());
        assertThat(actions()).isEmpty();
    }

    @Test
    void anUnknownUserHasNoWallet() {
        assertThat(credit(TopUpPolicy.OPEN, aUser())).isEqualTo(new TopUpOutcome.UnknownUser());
        assertThat(actions()).isEmpty();
    }

    private TopUpOutcome credit(TopUpPolicy policy, UserId userId) {
        return get(new CreditWalletUseCase(store.wallets(), UUID::randomUUID, policy)
                .credit(new Command(operator, userId, AMOUNT, KEY)));
    }

    private List<OperatorAction> actions() {
        return get(store.operatorActions().list(PageRequest.first(10))).items();
    }
}
