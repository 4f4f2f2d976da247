package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.port.LedgerInvariants;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.DecidingStoreContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each invariant is broken by hand, by the owner and with the database's own rules switched off, and must be reported. */
class PostgresLedgerInvariantsTest extends DecidingStoreContract {

    private final TestPostgres postgres = TestPostgres.migrated(1);
    private final DecidingStore store = PostgresStore.of(postgres.client());
    private final LedgerInvariants invariants = new PostgresLedgerInvariants(postgres.client());

    private User fan;
    private Performance performance;
    private Reservation sold;
    private Reservation reserved;

    @Override
    protected DecidingStore store() {
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

        assertThat(get(invariants.check())).extracting(AuditCheck::number).containsExactly(1, 2, 3, 4, 5, 6, 8, 16);
        assertThat(get(invariants.check())).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsNothingInAnEmptyStore() {
        try (TestPostgres empty = TestPostgres.migrated(1)) {
            assertThat(get(new PostgresLedgerInvariants(empty.client()).check()))
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
    void findsAClaimThatNobodyRemembers() {
        breaking("DELETE FROM reservation_seat WHERE reservation_id = '" + id(reserved) + "'");

        assertBroken(2, "seat 3");
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
    void findsPointsOutOfNothing() {
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
        breaking("UPDATE transfer SET kind = 'PAYMENT' WHERE kind = 'CHARGE'");

        assertBroken(6, "no payment");
    }

    @Test
    void findsAKeyWithoutItsEffect() {
        breaking("UPDATE command_record SET transfer_id = NULL WHERE outcome = 'CHARGED'");

        assertBroken(8, "CHARGED without its effect");
    }

    @Test
    void findsARefusalWithAnEffect() {
        breaking("UPDATE command_record SET outcome = 'ALREADY_PAID' WHERE outcome = 'PAID'");

        assertBroken(8, "ALREADY_PAID with an effect");
    }

    @Test
    void findsAReservationThatNoJobHasExpired() {
        breaking("UPDATE reservation SET expires_at = now() - interval '61 seconds' WHERE reservation_id = '"
                + id(reserved) + "'");

        assertBroken(16, id(reserved));
    }

    @Test
    void tellsWhichHeldSeatsWerePaidForMoreThanFiveSecondsAgo() {
        Map<PerformanceId, SeatNumbers> held = Map.of(performance.performanceId(), SeatNumbers.of(1, 3, 5));
        assertThat(get(invariants.heldAfterPayment(held))).as("just paid").isEmpty();

        breaking("UPDATE payment SET paid_at = paid_at - interval '6 seconds'");

        assertThat(get(invariants.heldAfterPayment(held)))
                .singleElement()
                .asString()
                .contains("seat 1");
        assertThat(get(invariants.heldAfterPayment(Map.of()))).isEmpty();
    }

    /** Without triggers, and with them foreign keys. */
    private void breaking(String... statements) {
        postgres.asOwner("ALTER DATABASE " + postgres.database() + " SET session_replication_role = 'replica'");
        postgres.asOwner(statements);
    }

    private void assertBroken(int number, String... cases) {
        List<String> broken = get(invariants.check()).stream()
                .filter(check -> check.number() == number)
                .findAny()
                .orElseThrow()
                .broken();

        assertThat(broken).hasSizeGreaterThanOrEqualTo(cases.length);
        assertThat(String.join("\n", broken)).contains(cases);
    }

    private static String id(Reservation reservation) {
        return reservation.reservationId().value().toString();
    }
}
