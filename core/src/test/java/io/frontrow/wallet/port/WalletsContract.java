package io.frontrow.wallet.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.frontrow.account.model.User;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import io.frontrow.wallet.port.Wallets.TopUpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link Wallets}. */
public abstract class WalletsContract extends SystemOfRecordContract {

    private User fan;

    @BeforeEach
    void signUp() {
        fan = aUser();
    }

    @Test
    void topsUpTheWallet() {
        Wallets.TopUpRequest request = topUpRequest(fan, 300, aKey());

        assertThat(get(store().wallets().topUp(request)))
                .isEqualTo(new TopUpOutcome.ToppedUp(request.newTransferId(), new Points(300), new Points(300)));

        assertThat(balance(fan)).isEqualTo(new Points(300));
    }

    @Test
    void knowsNoBalanceOfAnUnknownUser() {
        assertThat(get(store().wallets().balance(new UserId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void refusesToTopUpAnUnknownUser() {
        User unknown = credentials("nobody@frontrow.example").user();

        assertThat(get(store().wallets().topUp(topUpRequest(unknown, 300, aKey()))))
                .isEqualTo(new TopUpOutcome.UnknownUser());
    }

    @Test
    void returnsTheFirstOutcomeToARepeatedTopUp() {
        IdempotencyKey key = aKey();
        TopUpOutcome first = get(store().wallets().topUp(topUpRequest(fan, 300, key)));
        topUp(fan, 50);

        assertThat(get(store().wallets().topUp(topUpRequest(fan, 300, key)))).isEqualTo(first);

        assertThat(balance(fan)).isEqualTo(new Points(350));
    }

    @Test
    void refusesAnotherTopUpUnderAKey() {
        IdempotencyKey key = aKey();
        get(store().wallets().topUp(topUpRequest(fan, 300, key)));

        assertThat(get(store().wallets().topUp(topUpRequest(fan, 301, key)))).isEqualTo(new TopUpOutcome.KeyReused());

        assertThat(balance(fan)).isEqualTo(new Points(300));
    }

    @Test
    void scopesKeysToTheUser() {
        IdempotencyKey key = aKey();
        User other = aUser();
        get(store().wallets().topUp(topUpRequest(fan, 300, key)));

        get(store().wallets().topUp(topUpRequest(other, 20, key)));

        assertThat(balance(other)).isEqualTo(new Points(20));
    }

    @Test
    void fillsAWalletToTheBrimAndNoFurther() {
        IdempotencyKey key = aKey();
        topUp(fan, Points.MAX - 1);
        topUp(fan, 1);

        assertThat(get(store().wallets().topUp(topUpRequest(fan, 1, key)))).isEqualTo(new TopUpOutcome.WalletFull());
        assertThat(get(store().wallets().topUp(topUpRequest(fan, 1, key)))).isEqualTo(new TopUpOutcome.WalletFull());

        assertThat(balance(fan)).isEqualTo(new Points(Points.MAX));
    }

    @Test
    void listsEntriesNewestFirstPageByPage() {
        topUp(fan, 30);
        topUp(fan, 4);
        Reservation bought = aPurchase(fan, aPerformance(), 1);
        long price = bought.totalPrice().value();

        List<WalletEntry> entries = all(1, request -> store().wallets().entries(fan.userId(), request));

        assertThat(entries).extracting(WalletEntry::amount).containsExactly(-price, price, 4L, 30L);
        assertThat(entries)
                .extracting(WalletEntry::balanceAfter)
                .containsExactly(new Points(34), new Points(34 + price), new Points(34), new Points(30));
        assertThat(entries)
                .extracting(WalletEntry::kind)
                .containsExactly(TransferKind.PAYMENT, TransferKind.TOP_UP, TransferKind.TOP_UP, TransferKind.TOP_UP);
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.at()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES)));
    }

    @Test
    void listsTheTransferOfATopUp() {
        Wallets.TopUpRequest topUp = topUpRequest(fan, 300, aKey());
        get(store().wallets().topUp(topUp));

        assertThat(all(50, request -> store().wallets().entries(fan.userId(), request)))
                .extracting(WalletEntry::transferId)
                .containsExactly(topUp.newTransferId());
    }

    @Test
    void listsNoEntriesOfAnUnknownUser() {
        assertThat(all(50, request -> store().wallets().entries(new UserId(UUID.randomUUID()), request)))
                .isEmpty();
    }

    @Test
    void topsUpOnceWhenOneKeyIsSentManyTimesAtOnce() {
        IdempotencyKey key = aKey();

        List<TopUpOutcome> outcomes = atOnce(50, _ -> store().wallets().topUp(topUpRequest(fan, 300, key)));

        TopUpOutcome toppedUp = get(store().wallets().topUp(topUpRequest(fan, 300, key)));
        assertThat(outcomes).contains(toppedUp).isSubsetOf(toppedUp, new TopUpOutcome.InFlight());
        assertThat(balance(fan)).isEqualTo(new Points(300));
        assertThat(all(50, request -> store().wallets().entries(fan.userId(), request)))
                .hasSize(1);
    }

    @Test
    void losesNoneOfManyConcurrentTopUps() {
        atOnce(30, i -> store().wallets().topUp(topUpRequest(fan, i + 1, aKey())));

        assertThat(balance(fan)).isEqualTo(new Points(30 * 31 / 2));
        assertThat(all(7, request -> store().wallets().entries(fan.userId(), request)))
                .hasSize(30)
                .first()
                .extracting(WalletEntry::balanceAfter)
                .isEqualTo(balance(fan));
    }

    @Test
    void recordsACreditOnceAndOnlyIfItIsMade() {
        User operator = aUser();
        TopUpRequest request = topUpRequest(fan, 300, aKey());

        TopUpOutcome first = credit(operator, request);
        assertThat(credit(operator, topUpRequest(fan, 300, request.key()))).isEqualTo(first);
        assertThat(credit(operator, topUpRequest(fan, 301, request.key()))).isEqualTo(new TopUpOutcome.KeyReused());
        assertThat(credit(operator, topUpRequest(fan, Points.MAX, aKey()))).isEqualTo(new TopUpOutcome.WalletFull());

        assertThat(balance(fan)).isEqualTo(new Points(300));
        assertThat(get(store().operatorActions().list(PageRequest.first(PageRequest.LIMIT_MAX)))
                        .items())
                .filteredOn(action -> action.operatorId().equals(operator.userId()))
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.kind()).isEqualTo(OperatorAction.Kind.CREDIT_WALLET);
                    assertThat(action.subject())
                            .isEqualTo(OperatorAction.Subject.ofWallet(fan.userId(), new Points(300)));
                });
    }

    private TopUpOutcome credit(User operator, TopUpRequest request) {
        return get(
                store().wallets().credit(request, new By(operator.userId(), new OperatorActionId(UUID.randomUUID()))));
    }

    @Test
    void topsUpEvenIfTheSubscriberCancels() {
        store().wallets().topUp(topUpRequest(fan, 300, aKey())).subscribe().dispose();

        Awaitility.await().untilAsserted(() -> assertThat(balance(fan)).isEqualTo(new Points(300)));
    }

    @Test
    void acceptsAnyCursor() {
        assertBearsAnyCursor(request -> store().wallets().entries(fan.userId(), request));
    }
}
