package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.payment.BatchingPayments;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.postgres.wallet.BatchingWallets;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentOutcome.Paid;
import io.frontrow.payment.port.Payments;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.port.Reservations.Outcome;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TopUpOutcome.ToppedUp;
import io.frontrow.wallet.port.Wallets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Races between instances that batch commands and instances that do not. */
class BatchingRacesTest extends SystemOfRecordContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final DatabaseClient client = POSTGRES.client();
    private final SqlExecutor executor = new SqlExecutor(client);
    private final SystemOfRecord plain = PostgresStore.of(client);
    private final SystemOfRecord batching = PostgresStore.batching(client);
    private final List<SystemOfRecord> instances = List.of(batching, PostgresStore.batching(client), plain);

    private Performance performance;
    private User fan;
    private User rival;

    @Override
    protected SystemOfRecord store() {
        return plain;
    }

    @BeforeEach
    void openTheSale() {
        performance = aPerformance();
        fan = aUser();
        rival = aUser();
        topUp(fan, 1_000_000);
        topUp(rival, 1_000_000);
    }

    @AfterEach
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @Test
    void aBatchDoesNotWaitForALockedReservation() {
        List<Payments.WalletPayment> orders = List.of(
                paymentOf(aReservation(fan, performance, 1), aKey()),
                paymentOf(aReservation(rival, performance, 2), aKey()));
        TestPostgres.Held booking = POSTGRES.hold("SELECT FROM reservation WHERE user_id = '%s' FOR UPDATE"
                .formatted(fan.userId().value()));

        List<Optional<PaymentOutcome>> outcomes = get(new BatchingPayments(executor).payBatch(orders));

        booking.undo();
        assertThat(outcomes.getFirst()).isEmpty();
        assertThat(outcomes.getLast()).containsInstanceOf(Paid.class);
    }

    @Test
    void aBatchDoesNotWaitForALockedSeat() {
        List<Payments.WalletPayment> orders = List.of(
                paymentOf(aReservation(fan, performance, 1, 3), aKey()),
                paymentOf(aReservation(rival, performance, 2), aKey()));
        TestPostgres.Held claim =
                POSTGRES.hold("SELECT FROM seat_claim WHERE user_id = '%s' AND seat_number = 3 FOR UPDATE"
                        .formatted(fan.userId().value()));

        List<Optional<PaymentOutcome>> outcomes = get(new BatchingPayments(executor).payBatch(orders));

        claim.undo();
        assertThat(outcomes.getFirst()).isEmpty();
        assertThat(outcomes.getLast()).containsInstanceOf(Paid.class);
    }

    @Test
    void aBatchDoesNotWaitForALockedWallet() {
        List<Wallets.TopUpRequest> requests = List.of(topUpRequest(fan, 5, aKey()), topUpRequest(rival, 5, aKey()));
        List<Payments.WalletPayment> payments = List.of(
                paymentOf(aReservation(fan, performance, 1), aKey()),
                paymentOf(aReservation(rival, performance, 2), aKey()));
        TestPostgres.Held wallet = POSTGRES.hold(lockingWalletOf(fan));

        List<Optional<TopUpOutcome>> toppedUp = get(new BatchingWallets(executor).topUpBatch(requests));
        List<Optional<PaymentOutcome>> paid = get(new BatchingPayments(executor).payBatch(payments));

        wallet.undo();
        assertThat(toppedUp.getFirst()).isEmpty();
        assertThat(toppedUp.getLast()).containsInstanceOf(ToppedUp.class);
        assertThat(paid.getFirst()).isEmpty();
        assertThat(paid.getLast()).containsInstanceOf(Paid.class);
    }

    @Test
    void aRepeatOfARunningCommandIsInFlight() {
        IdempotencyKey key = aKey();
        TestPostgres.Held wallet = POSTGRES.hold(lockingWalletOf(fan));
        CompletableFuture<TopUpOutcome> first = start(plain.wallets().topUp(topUpRequest(fan, 300, key)));
        POSTGRES.awaitWaiting(1);

        assertThat(get(batching.wallets().topUp(topUpRequest(fan, 300, key)))).isEqualTo(new TopUpOutcome.InFlight());

        wallet.release();
        TopUpOutcome toppedUp = first.join();
        assertThat(get(batching.wallets().topUp(topUpRequest(fan, 300, key)))).isEqualTo(toppedUp);
    }

    @Test
    void anotherCommandWithTheKeyOfARunningOneIsNotRun() {
        IdempotencyKey key = aKey();
        Reservation first = aReservation(fan, performance, 1);
        Reservation second = aReservation(fan, performance, 2);
        TestPostgres.Held booking = POSTGRES.hold("SELECT FROM reservation WHERE reservation_id = '%s' FOR UPDATE"
                .formatted(first.reservationId().value()));
        CompletableFuture<PaymentOutcome> running = start(plain.payments().payByWallet(paymentOf(first, key)));
        POSTGRES.awaitWaiting(1);

        List<Optional<PaymentOutcome>> outcomes =
                get(new BatchingPayments(executor).payBatch(List.of(paymentOf(second, key))));

        booking.release();
        assertThat(outcomes).containsExactly(Optional.of(new PaymentOutcome.InFlight()));
        assertThat(running.join()).isInstanceOf(Paid.class);
    }

    @Test
    void aSeatThatIsBeingClaimedDoesNotAffectOtherCommands() {
        TestPostgres.Held claim = takingSeat(7);
        CompletableFuture<List<Outcome>> outcomes = start(Mono.zip(
                List.of(
                        batching.reservations().reserve(orderOf(fan, 7)),
                        batching.reservations().reserve(orderOf(rival, 8))),
                answers -> Stream.of(answers).map(Outcome.class::cast).toList()));
        POSTGRES.awaitWaiting(1);
        assertThat(get(batching.reservations().reserve(orderOf(aUser(), 9)))).isInstanceOf(Outcome.Reserved.class);

        claim.release();

        assertThat(outcomes.join().getFirst()).isEqualTo(new Outcome.Taken(SeatNumbers.of(7)));
        assertThat(outcomes.join().getLast()).isInstanceOf(Outcome.Reserved.class);
    }

    @Test
    void aFaultOfOneCommandDoesNotAffectOthers() {
        Wallets.TopUpRequest bad = topUpRequest(fan, 5, aKey());
        get(plain.wallets().topUp(bad));
        Wallets.TopUpRequest usedId =
                new Wallets.TopUpRequest(bad.newTransferId(), rival.userId(), new Points(5), aKey());
        List<User> users = Stream.generate(this::aUser).limit(20).toList();

        List<Boolean> toppedUp = atOnce(
                21,
                i -> batching.wallets()
                        .topUp(i == 7 ? usedId : topUpRequest(users.get(i % 20), 5, aKey()))
                        .map(ToppedUp.class::isInstance)
                        .onErrorReturn(false));

        assertThat(toppedUp).containsOnlyOnce(false);
        assertThatThrownBy(() -> get(plain.wallets().topUp(usedId))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void manyInstancesPayFromAndTopUpTheSameWalletsConcurrently() {
        List<User> users = Stream.generate(this::aUser).limit(4).toList();
        users.forEach(user -> topUp(user, 10 * PRICE.value()));
        List<Reservation> reservations = IntStream.range(0, 40)
                .mapToObj(i -> reserved(users.get(i % 4), i + 1))
                .toList();

        List<Long> moved = atOnce(240, i -> {
            SystemOfRecord instance = instances.get(i % 3);
            return i % 6 < 3
                    ? instance.wallets()
                            .topUp(topUpRequest(users.get(i % 4), 1, aKey()))
                            .map(_ -> 1L)
                    : instance.payments()
                            .payByWallet(paymentOf(reservations.get(i / 6), aKey()))
                            .map(outcome -> outcome instanceof Paid ? -PRICE.value() : 0);
        });

        assertThat(moved.stream().mapToLong(points -> points).sum())
                .isEqualTo(
                        users.stream().mapToLong(user -> balance(user).value()).sum() - 40 * PRICE.value());
        assertThat(moved).filteredOn(points -> points < 0).hasSize(40);
    }

    @Test
    void manyInstancesReserveTheSameSeatsConcurrently() {
        List<User> users = Stream.generate(this::aUser).limit(90).toList();

        List<Outcome> outcomes = atOnce(
                90,
                i -> instances
                        .get(i % 3)
                        .reservations()
                        .reserve(orderOf(users.get(i), 50 - i % 45, 50 - (i + 1) % 45)));

        List<Integer> seats = outcomes.stream()
                .filter(Outcome.Reserved.class::isInstance)
                .flatMap(outcome -> ((Outcome.Reserved) outcome).reservation().seats().toList().stream())
                .toList();
        assertThat(seats).isNotEmpty().doesNotHaveDuplicates();
        assertThat(get(plain.claims().claimed(performance.performanceId())).reserved())
                .isEqualTo(SeatNumbers.of(seats.stream().mapToInt(seat -> seat)));
    }

    private static <T> CompletableFuture<T> start(Mono<T> action) {
        return action.toFuture().thenApply(Objects::requireNonNull);
    }

    private static String lockingWalletOf(User user) {
        return "SELECT FROM account WHERE user_id = '%s' FOR UPDATE"
                .formatted(user.userId().value());
    }

    private Reservation reserved(User user, int seat) {
        return ((Outcome.Reserved) get(tryToReserve(hold(user, performance, HOLD, seat), performance, 100)))
                .reservation();
    }

    private Reservations.NewReservation orderOf(User user, int... seats) {
        return new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()),
                performance,
                hold(user, performance, HOLD, seats),
                new QueueEntryId(UUID.randomUUID()),
                LIMIT);
    }

    /** An uncommitted claim of another transaction. */
    private TestPostgres.Held takingSeat(int seat) {
        return POSTGRES.hold("""
                SELECT FROM reserve_seats(
                    gen_random_uuid(), gen_random_uuid(), '%s', '%s', ARRAY[%d], now() + interval '5 minutes',
                    300000000, %d)
                """.formatted(
                        aUser().userId().value(), performance.performanceId().value(), seat, LIMIT));
    }
}
