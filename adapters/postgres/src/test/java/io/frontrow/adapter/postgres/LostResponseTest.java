package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.payment.BatchingPayments;
import io.frontrow.adapter.postgres.reservation.BatchingReservations;
import io.frontrow.adapter.postgres.sql.PostgresConnections;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.postgres.wallet.BatchingWallets;
import io.frontrow.catalog.model.Performance;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentOutcome.Paid;
import io.frontrow.payment.port.Payments;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.port.Reservations.Outcome;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.test.TcpProxy;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.port.Wallets;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Postgres commits, and the connection ends before the response arrives. */
class LostResponseTest extends SystemOfRecordContract {

    /** With more, the pool could hand out another cut connection before it is detected. */
    private static final int POOL_SIZE = 1;

    private static final long BALANCE = 1_000_000;

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated(2);

    private static final TcpProxy PROXY = TcpProxy.to(POSTGRES.host(), POSTGRES.port());
    private static final ConnectionPool POOL =
            PostgresConnections.pool(POSTGRES.options("127.0.0.1", PROXY.port()), POOL_SIZE);

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());
    private final DatabaseClient relayed = DatabaseClient.create(POOL);
    private final SystemOfRecord plain = PostgresStore.of(relayed);
    private final SystemOfRecord batching = PostgresStore.batching(relayed);

    private User fan;

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @BeforeEach
    void signUp() {
        fan = aUser();
        topUp(fan, BALANCE);
    }

    @AfterEach
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @AfterAll
    static void close() {
        POOL.dispose();
        PROXY.close();
    }

    @Test
    void aPaymentIsFoundByItsKey() {
        Payments.WalletPayment command = paymentOf(aReservation(fan, aPerformance(), 1), aKey());

        CompletableFuture<?> first = losingTheResponse(plain.payments().payByWallet(command), isPaid(command));

        assertUnavailable(first);
        assertPaidOnce(command, get(plain.payments().payByWallet(command)));
    }

    @Test
    void aPaymentAmongManyIsFoundByItsKey() {
        User rival = aUser();
        topUp(rival, BALANCE);
        Performance performance = aPerformance();
        Payments.WalletPayment command = paymentOf(aReservation(fan, performance, 1), aKey());
        Payments.WalletPayment other = paymentOf(aReservation(rival, performance, 2), aKey());

        CompletableFuture<?> first = losingTheResponse(
                new BatchingPayments(new SqlExecutor(relayed)).payBatch(List.of(command, other)), isPaid(command));

        assertUnavailable(first);
        assertPaidOnce(command, get(batching.payments().payByWallet(command)));
        assertThat(get(batching.payments().payByWallet(other))).isInstanceOf(Paid.class);
    }

    @Test
    void aTopUpIsFoundByItsKey() {
        Wallets.TopUpRequest request = topUpRequest(fan, 300, aKey());

        CompletableFuture<?> first = losingTheResponse(plain.wallets().topUp(request), isToppedUp());

        assertUnavailable(first);
        assertToppedUpOnce(request, get(plain.wallets().topUp(request)));
    }

    @Test
    void aTopUpAmongManyIsFoundByItsKey() {
        Wallets.TopUpRequest request = topUpRequest(fan, 300, aKey());
        Wallets.TopUpRequest other = topUpRequest(aUser(), 5, aKey());

        CompletableFuture<?> first = losingTheResponse(
                new BatchingWallets(new SqlExecutor(relayed)).topUpBatch(List.of(request, other)), isToppedUp());

        assertUnavailable(first);
        assertToppedUpOnce(request, get(batching.wallets().topUp(request)));
        assertThat(get(batching.wallets().topUp(other))).isInstanceOf(TopUpOutcome.ToppedUp.class);
    }

    @Test
    void aReservationAmongManyKnowsItselfAgain() {
        Performance performance = aPerformance();
        Reservations.NewReservation newReservation = orderOf(performance, fan, 1);
        Reservations.NewReservation other = orderOf(performance, aUser(), 2);

        CompletableFuture<?> first = losingTheResponse(
                new BatchingReservations(new SqlExecutor(relayed)).reserveBatch(List.of(newReservation, other)),
                store.reservations()
                        .find(fan.userId(), newReservation.newReservationId())
                        .map(Optional::isPresent));

        assertUnavailable(first);
        assertThat(get(batching.reservations().reserve(newReservation)))
                .isEqualTo(new Outcome.Reserved(
                        get(store.reservations().find(fan.userId(), newReservation.newReservationId()))
                                .orElseThrow()));
    }

    private Reservations.NewReservation orderOf(Performance performance, User user, int seat) {
        return new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()),
                performance,
                hold(user, performance, HOLD, seat),
                new QueueEntryId(UUID.randomUUID()),
                LIMIT);
    }

    /** Forwards the command to Postgres, and cuts the connection when its effect is visible. */
    private <T> CompletableFuture<T> losingTheResponse(Mono<T> command, Mono<Boolean> isDone) {
        get(plain.wallets().balance(fan.userId()));
        PROXY.holdResponses();
        CompletableFuture<T> outcome = command.toFuture().thenApply(Objects::requireNonNull);
        await().pollInterval(Duration.ofMillis(10)).until(() -> get(isDone));
        assertThat(outcome).isNotDone();
        PROXY.disconnect();
        return outcome;
    }

    private Mono<Boolean> isPaid(Payments.WalletPayment command) {
        return store.payments().recall(command).map(Optional::isPresent);
    }

    private Mono<Boolean> isToppedUp() {
        return store.wallets().balance(fan.userId()).map(Optional.of(new Points(BALANCE + 300))::equals);
    }

    private static void assertUnavailable(CompletableFuture<?> outcome) {
        assertThatThrownBy(outcome::join).hasCauseInstanceOf(StoreUnavailable.class);
    }

    private void assertPaidOnce(Payments.WalletPayment command, PaymentOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Paid.class,
                        paid -> assertThat(paid.payment().paymentId()).isEqualTo(command.newPaymentId()));
        assertThat(balance(fan)).isEqualTo(new Points(BALANCE - PRICE.value()));
    }

    private void assertToppedUpOnce(Wallets.TopUpRequest request, TopUpOutcome outcome) {
        assertThat(outcome)
                .isEqualTo(new TopUpOutcome.ToppedUp(
                        request.newTransferId(), request.amount(), new Points(BALANCE + 300)));
        assertThat(balance(fan)).isEqualTo(new Points(BALANCE + 300));
    }
}
