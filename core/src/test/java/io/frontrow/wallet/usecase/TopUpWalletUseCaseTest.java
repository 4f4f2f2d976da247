package io.frontrow.wallet.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.TopUpWallet;
import io.frontrow.wallet.TopUpWallet.Command;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TopUpOutcome.ToppedUp;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TopUpWalletUseCaseTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("monday");
    private static final IdempotencyKey OTHER_KEY = new IdempotencyKey("tuesday");

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());
    private final TopUpWallet charging = new TopUpWalletUseCase(store.wallets(), UUID::randomUUID);
    private final UserId ada = aUser();

    @BeforeEach
    void adaHasSignedUp() {
        User user = new User(ada, new Email("ada@frontrow.example"), "Ada", Role.USER);
        get(store.users().add(new Credentials(user, new PasswordHash("of a password"))));
    }

    @Test
    void whatIsChargedIsInTheWallet() {
        ToppedUp charged = (ToppedUp) charge(100_000, KEY);

        assertThat(charged.amount()).isEqualTo(new Points(100_000));
        assertThat(charged.balance()).isEqualTo(new Points(100_000));
        assertThat(balance()).isEqualTo(100_000);
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.transferId()).isEqualTo(charged.transferId());
            assertThat(entry.kind()).isEqualTo(TransferKind.TOP_UP);
        });
    }

    @Test
    void oneKeyTopsUpOnceHoweverOftenItIsSent() {
        TopUpOutcome first = charge(100_000, KEY);
        charge(1, OTHER_KEY);

        assertThat(charge(100_000, KEY)).isEqualTo(first);

        assertThat(balance()).isEqualTo(100_001);
    }

    @Test
    void everyKeyChargesAgain() {
        charge(100_000, KEY);

        assertThat(charge(100_000, OTHER_KEY))
                .isInstanceOfSatisfying(
                        ToppedUp.class, charged -> assertThat(charged.balance()).isEqualTo(new Points(200_000)));
    }

    @Test
    void aKeyIsForOneAmount() {
        charge(100_000, KEY);

        assertThat(charge(100_001, KEY)).isEqualTo(new TopUpOutcome.KeyReused());
        assertThat(balance()).isEqualTo(100_000);
    }

    @Test
    void anUnknownUserHasNoWallet() {
        assertThat(get(charging.topUp(new Command(aUser(), new Points(1), KEY))))
                .isEqualTo(new TopUpOutcome.UnknownUser());
    }

    @Test
    void aWalletThatWouldOverflowTakesNothing() {
        charge(Points.MAX, KEY);

        assertThat(charge(1, OTHER_KEY)).isEqualTo(new TopUpOutcome.WalletFull());
        assertThat(balance()).isEqualTo(Points.MAX);
    }

    @Test
    void nothingIsNoCharge() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Command(ada, Points.ZERO, KEY));
    }

    @Test
    void nothingIsChargedBeforeSubscription() {
        Mono<TopUpOutcome> charge = charging.topUp(new Command(ada, new Points(5), KEY));

        assertThat(balance()).isZero();
        assertThat(get(charge)).isEqualTo(get(charge));
        assertThat(balance()).isEqualTo(5);
    }

    private TopUpOutcome charge(long points, IdempotencyKey key) {
        return get(charging.topUp(new Command(ada, new Points(points), key)));
    }

    private long balance() {
        return get(store.wallets().balance(ada)).orElseThrow().value();
    }

    private List<WalletEntry> entries() {
        return get(store.wallets().entries(ada, PageRequest.first(10))).items();
    }
}
