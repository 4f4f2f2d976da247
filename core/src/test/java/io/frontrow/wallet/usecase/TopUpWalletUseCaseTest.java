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
import io.frontrow.wallet.model.TopUpPolicy;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

class TopUpWalletUseCaseTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("monday");
    private static final IdempotencyKey OTHER_KEY = new IdempotencyKey("tuesday");

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());
    private final TopUpWallet topUpWallet = new TopUpWalletUseCase(store.wallets(), UUID::randomUUID, TopUpPolicy.OPEN);
    private final UserId ada = aUser();

    @BeforeEach
    void adaHasSignedUp() {
        User user = new User(ada, new Email("ada@frontrow.example"), "Ada", Role.USER);
        get(store.users().add(new Credentials(user, new PasswordHash("of a password"))));
    }

    @Test
    void theToppedUpPointsAreInTheWallet() {
        ToppedUp toppedUp = (ToppedUp) topUp(100_000, KEY);

        assertThat(toppedUp.amount()).isEqualTo(new Points(100_000));
        assertThat(toppedUp.balance()).isEqualTo(new Points(100_000));
        assertThat(balance()).isEqualTo(100_000);
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.transferId()).isEqualTo(toppedUp.transferId());
            assertThat(entry.kind()).isEqualTo(TransferKind.TOP_UP);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = TopUpPolicy.class,
            names = {"OPERATOR", "OFF"})
    void usersTopUpNothingWhereOnlyOperatorsOrNobodyMay(TopUpPolicy policy) {
        TopUpWallet closed = new TopUpWalletUseCase(store.wallets(), UUID::randomUUID, policy);

        assertThat(get(closed.topUp(new Command(ada, new Points(1), KEY)))).isEqualTo(new TopUpOutcome.NotAllowed());
        assertThat(balance()).isZero();
    }

    @Test
    void oneKeyTopsUpOnceHoweverOftenItIsSent() {
        TopUpOutcome first = topUp(100_000, KEY);
        topUp(1, OTHER_KEY);

        assertThat(topUp(100_000, KEY)).isEqualTo(first);

        assertThat(balance()).isEqualTo(100_001);
    }

    @Test
    void everyKeyTopsUpAgain() {
        topUp(100_000, KEY);

        assertThat(topUp(100_000, OTHER_KEY))
                .isInstanceOfSatisfying(
                        ToppedUp.class,
                        toppedUp -> assertThat(toppedUp.balance()).isEqualTo(new Points(200_000)));
    }

    @Test
    void aKeyIsForOneAmount() {
        topUp(100_000, KEY);

        assertThat(topUp(100_001, KEY)).isEqualTo(new TopUpOutcome.KeyReused());
        assertThat(balance()).isEqualTo(100_000);
    }

    @Test
    void anUnknownUserHasNoWallet() {
        assertThat(get(topUpWallet.topUp(new Command(aUser(), new Points(1), KEY))))
                .isEqualTo(new TopUpOutcome.UnknownUser());
    }

    @Test
    void aWalletThatWouldOverflowTakesNothing() {
        topUp(Points.MAX, KEY);

        assertThat(topUp(1, OTHER_KEY)).isEqualTo(new TopUpOutcome.WalletFull());
        assertThat(balance()).isEqualTo(Points.MAX);
    }

    @Test
    void zeroPointsAreNoTopUp() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Command(ada, Points.ZERO, KEY));
    }

    @Test
    void nothingIsToppedUpBeforeSubscription() {
        Mono<TopUpOutcome> topUp = topUpWallet.topUp(new Command(ada, new Points(5), KEY));

        assertThat(balance()).isZero();
        assertThat(get(topUp)).isEqualTo(get(topUp));
        assertThat(balance()).isEqualTo(5);
    }

    private TopUpOutcome topUp(long points, IdempotencyKey key) {
        return get(topUpWallet.topUp(new Command(ada, new Points(points), key)));
    }

    private long balance() {
        return get(store.wallets().balance(ada)).orElseThrow().value();
    }

    private List<WalletEntry> entries() {
        return get(store.wallets().entries(ada, PageRequest.first(10))).items();
    }
}
