package io.frontrow.adapter.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.PostgresStore;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.LedgerSeals;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.CanceledPerformances.NewRefund;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Breaks each invariant as the owner with the rules of the database disabled. The violation must be reported.
 */
class PostgresLedgerChecksTest extends SystemOfRecordContract {

    private final TestPostgres postgres = TestPostgres.migrated(1);
    private final SystemOfRecord store = PostgresStore.of(postgres.client());
    private final LedgerChecks checks = new PostgresLedgerChecks(postgres.client(), postgres.executor());

    private User fan;
    private Performance performance;
    private Reservation sold;
    private Reservation reserved;

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @BeforeEach
    void sell() {
        fan = aUser();
        performance = aPerformance();
        sold = aPurchase(fan, performance, 1, 2);
        reserved = aReservation(fan, performance, 3);
        aReservation(fan, performance, MOMENT, 4);
        assertThat(pay(reserved)).as("a refusal is remembered as well").isNotNull();
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void findsNothingInAHealthyStore() {
        store.time().pass(MOMENT);
        aReservation(aUser(), performance, 4);
        get(store.reservations().expireOverdue(10));

        assertThat(get(checks.check()))
                .extracting(check -> check.invariant().number())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 16, 17, 18, 19, 20);
        assertThat(get(checks.check())).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsNothingInAnEmptyStore() {
        try (TestPostgres empty = TestPostgres.migrated(1)) {
            assertThat(get(new PostgresLedgerChecks(empty.client(), empty.executor()).check()))
                    .allMatch(AuditCheck::isOk);
        }
    }

    @Test
    void findsASeatSoldTwice() {
        breaking("""
                INSERT INTO reservation_seat (performance_id, reservation_id, seat_number, price, fence)
                SELECT performance_id, '%s', seat_number, price, 0 FROM reservation_seat WHERE reservation_id = '%s'
                """.formatted(id(reserved), id(sold)));

        assertBroken(1, "seat 1", "seat 2");
    }

    @Test
    void findsASoldSeatWithoutClaim() {
        breaking("DELETE FROM seat_claim WHERE reservation_id = '" + id(sold) + "' AND seat_number = 2");

        assertBroken(1, "seat 2");
    }

    @Test
    void findsAClaimOlderThanTheOneItReplaced() {
        breaking(
                "UPDATE reservation_seat SET fence = 0 WHERE reservation_id = '" + id(sold) + "' AND seat_number = 1",
                """
                INSERT INTO reservation_seat (performance_id, reservation_id, seat_number, price, fence)
                VALUES ('%s', '%s', 1, 1, 1000)
                """.formatted(performance.performanceId().value(), id(reserved)),
                "UPDATE seat_claim SET fence = 0 WHERE reservation_id = '" + id(sold) + "' AND seat_number = 1");

        assertBroken(2, "seat 1: fence 0 is below 1000");
    }

    @Test
    void findsAClaimWithoutARecordOfItsReservation() {
        breaking("DELETE FROM reservation_seat WHERE reservation_id = '" + id(reserved) + "'");

        assertBroken(2, "seat 3");
    }

    @Test
    void findsWhatIsNotUndoneOfACanceledPerformance() {
        cancelPerformance();
        breaking("UPDATE reservation SET status = 'CONFIRMED' WHERE reservation_id = '" + id(sold) + "'");

        assertBroken(19, "reservation " + id(sold));
    }

    @Test
    void findsAPaymentForACanceledPerformanceThatIsNotRefunded() {
        cancelPerformance();
        breaking("UPDATE refund SET status = 'PENDING', settled_at = NULL, next_attempt_at = now()");

        assertBroken(19, "0 refunded of");
    }

    @Test
    void findsWhatWasBoughtAfterTheCancellation() {
        cancelPerformance();
        breaking("UPDATE performance SET canceled_at = canceled_at - interval '1 day'");

        assertBroken(19, "after the cancellation");
    }

    private void cancelPerformance() {
        get(store.performances().cancel(performance.performanceId(), "storm", anOperator()));
        List<NewRefund> ids = Stream.generate(
                        () -> new NewRefund(new RefundId(UUID.randomUUID()), new TransferId(UUID.randomUUID())))
                .limit(10)
                .toList();
        get(store.canceledPerformances().cancelReservations(performance.performanceId(), ids));
        assertThat(get(store.canceledPerformances().finish(performance.performanceId())))
                .isTrue();
        assertThat(get(checks.check())).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsAReservationWithMoreTimeToPayThanAHold() {
        breaking("UPDATE reservation SET expires_at = created_at + interval '6 minutes' WHERE reservation_id = '"
                + id(reserved) + "'");

        assertBroken(20, "reservation " + id(reserved));
    }

    @Test
    void findsAClaimThatLastsLongerThanItsReservation() {
        breaking("UPDATE seat_claim SET expires_at = expires_at + interval '1 second' WHERE reservation_id = '"
                + id(reserved) + "'");

        assertBroken(20, "seat 3");
    }

    @Test
    void findsATransferThatDoesNotBalance() {
        breaking("UPDATE entry SET amount = amount - 1 WHERE amount < 0 AND balance_after IS NULL");

        assertBroken(3, ": -1");
    }

    @Test
    void findsATransferWithoutEntries() {
        breaking("INSERT INTO transfer (transfer_id, kind, created_at) VALUES (gen_random_uuid(), 'REFUND', now())");

        assertBroken(3, "no entries");
    }

    @Test
    void findsAWalletThatDoesNotAddUp() {
        breaking("UPDATE account SET balance = balance + 7 WHERE user_id = '"
                + fan.userId().value() + "'");

        assertBroken(4, ": 7 instead of 0");
    }

    @Test
    void findsPointsWithoutAnOrigin() {
        breaking("UPDATE entry SET amount = amount + 3 WHERE amount > 0 AND balance_after IS NULL");

        assertBroken(5, "all accounts: 3");
    }

    @Test
    void findsAnEntryOfNoAccount() {
        breaking("UPDATE entry SET account_id = -1 WHERE entry_id = (SELECT min(entry_id) FROM entry)");

        assertBroken(5, "no account -1");
    }

    @Test
    void findsAConfirmedReservationWithoutPayment() {
        breaking("UPDATE reservation SET status = 'CONFIRMED' WHERE reservation_id = '" + id(reserved) + "'");

        assertBroken(6, id(reserved) + ": CONFIRMED with 0 payments");
    }

    @Test
    void findsAPaymentWithoutConfirmation() {
        breaking("UPDATE reservation SET status = 'EXPIRED' WHERE reservation_id = '" + id(sold) + "'");

        assertBroken(6, id(sold) + ": EXPIRED with 1 payments");
    }

    @Test
    void findsAPaymentOfAnotherAmount() {
        breaking("UPDATE payment SET amount = amount - 1");

        assertBroken(6, id(sold) + ": CONFIRMED with 1 payments and 0 transfers");
    }

    @Test
    void findsATransferWithoutPayment() {
        breaking("UPDATE transfer SET kind = 'PAYMENT' WHERE kind = 'TOP_UP'");

        assertBroken(6, "no payment");
    }

    @Test
    void findsAKeyWithoutItsEffect() {
        breaking("UPDATE idempotency_record SET transfer_id = NULL WHERE outcome = 'TOPPED_UP'");

        assertBroken(8, "TOPPED_UP without its effect");
    }

    @Test
    void findsARefusalWithAnEffect() {
        breaking("UPDATE idempotency_record SET outcome = 'ALREADY_PAID' WHERE outcome = 'PAID'");

        assertBroken(8, "ALREADY_PAID with an effect");
    }

    @Test
    void findsAReservationThatWasNotExpired() {
        breaking("UPDATE reservation SET expires_at = now() - interval '61 seconds' WHERE reservation_id = '"
                + id(reserved) + "'");

        assertBroken(16, id(reserved));
    }

    @Test
    void findsASeatWhoseSecondReservationIsStillToBePaid() {
        breaking("UPDATE reservation_seat SET seat_number = 1 WHERE reservation_id = '" + id(reserved) + "'");

        assertBroken(1, "seat 1: 2 reservations");
    }

    @Test
    void findsAmountsOutOfBounds() {
        breaking(
                "ALTER TABLE entry DROP CONSTRAINT entry_amount_check",
                "UPDATE entry SET amount = 0 WHERE entry_id = 1");

        assertBroken(5, "entry 1: 0");
    }

    @Test
    void findsAKeyInUseForTooLong() {
        TestPostgres.Held key = postgres.hold("SELECT pg_advisory_xact_lock(1)");
        BackendActivity sessions = new BackendActivity(postgres.client());

        await().until(() ->
                !get(sessions.holdingIdempotencyKey(Duration.ofMillis(200))).isEmpty());
        assertThat(get(sessions.holdingIdempotencyKey(Duration.ofMinutes(1)))).isEmpty();

        key.undo();
        assertThat(get(sessions.holdingIdempotencyKey(Duration.ZERO))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESERVED", "EXPIRED", "CANCELED"})
    void findsAPaidReservationInAnImpossibleState(String status) {
        breaking("UPDATE reservation SET status = '%s' WHERE reservation_id = '%s'".formatted(status, id(sold)));

        assertBroken(
                10,
                id(sold) + ": " + status + " with 2 seats",
                id(sold) + ": " + status + " after ReservationConfirmed");
    }

    @Test
    void findsAReservationThatExpiredBeforeItsTime() {
        breaking("UPDATE reservation SET status = 'EXPIRED' WHERE reservation_id = '" + id(reserved) + "'");

        assertBroken(10, id(reserved) + ": EXPIRED with 1 seats", id(reserved) + ": EXPIRED after ReservationMade");
    }

    @Test
    void findsAnExpiredReservationThatCameBack() {
        postgres.asOwner(
                "UPDATE reservation SET expires_at = now() WHERE reservation_id = '" + id(reserved) + "'",
                "UPDATE reservation SET status = 'EXPIRED' WHERE reservation_id = '" + id(reserved) + "'",
                "ALTER TABLE reservation DISABLE TRIGGER reservation_status_moves_forward",
                "UPDATE reservation SET status = 'RESERVED' WHERE reservation_id = '" + id(reserved) + "'");

        assertBroken(10, id(reserved) + ": ReservationMade after ReservationExpired");
    }

    @Test
    void findsAPaymentThatChangedAFinalState() {
        breaking(
                "ALTER TABLE payment DROP CONSTRAINT wallet_payments_succeed", "UPDATE payment SET status = 'PENDING'");

        assertBroken(10, ": PENDING after PaymentSucceeded");
    }

    @Test
    void findsASealedEntryThatWasChanged() {
        LedgerSeals seals = new PostgresLedgerSeals(postgres.executor());
        await().until(() -> get(seals.seal(1_000)) > 0);
        breaking("UPDATE entry SET amount = amount + 1 WHERE entry_id = 2");

        assertBroken(11, "entry 2: changed");
    }

    @Test
    void findsAnEventThatIsNotPublished() {
        breaking("UPDATE outbox SET created_at = now() - interval '31 seconds' WHERE type = 'PaymentSucceeded'");

        assertBroken(17, "event ");
    }

    @Test
    void findsAnEventThatWasPassedOver() {
        breaking(
                "UPDATE outbox SET created_at = now() - interval '31 seconds'",
                "UPDATE outbox SET published_at = now() WHERE type = 'ReservationConfirmed'");
        assertThat(get(checks.check()))
                .filteredOn(check -> check.invariant().number() == 17)
                .singleElement()
                .extracting(AuditCheck::violations, LIST)
                .as("those before it")
                .hasSize(1);
    }

    @Test
    void findsAConnectionThatIsIdleInItsTransaction() {
        TestPostgres.Held transaction = postgres.hold("SELECT 1");
        BackendActivity sessions = new BackendActivity(postgres.client());

        await().until(() ->
                !get(sessions.idleInTransaction(Duration.ofMillis(200))).isEmpty());
        assertThat(get(sessions.idleInTransaction(Duration.ofSeconds(10)))).isEmpty();

        transaction.undo();
        assertThat(get(sessions.idleInTransaction(Duration.ZERO))).isEmpty();
    }

    @Test
    void findsHeldSeatsThatWerePaidForMoreThanFiveSecondsAgo() {
        Map<PerformanceId, SeatNumbers> held = Map.of(performance.performanceId(), SeatNumbers.of(1, 3, 5));
        assertThat(get(checks.heldAfterPayment(held))).as("just paid").isEmpty();

        breaking("UPDATE payment SET paid_at = paid_at - interval '6 seconds'");

        assertThat(get(checks.heldAfterPayment(held)))
                .singleElement()
                .asString()
                .contains("seat 1");
        assertThat(get(checks.heldAfterPayment(Map.of()))).isEmpty();
    }

    /** Disables triggers and with them foreign keys. */
    private void breaking(String... statements) {
        postgres.asOwner("ALTER DATABASE " + postgres.database() + " SET session_replication_role = 'replica'");
        postgres.asOwner(statements);
    }

    private void assertBroken(int number, String... cases) {
        List<String> violations = get(checks.check()).stream()
                .filter(check -> check.invariant().number() == number)
                .findAny()
                .orElseThrow()
                .violations();

        assertThat(violations).hasSizeGreaterThanOrEqualTo(cases.length);
        assertThat(String.join("\n", violations)).contains(cases);
    }

    private static String id(Reservation reservation) {
        return reservation.reservationId().value().toString();
    }
}
