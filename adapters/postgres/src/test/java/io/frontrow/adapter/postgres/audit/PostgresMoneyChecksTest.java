package io.frontrow.adapter.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.CardPaymentRows;
import io.frontrow.adapter.postgres.PostgresStore;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.audit.model.Invariant;
import io.frontrow.catalog.model.Performance;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Corrupts payments and refunds, by wallet and by card, as the owner with the rules of the database disabled. Each
 * corruption must be reported before it is rolled back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresMoneyChecksTest extends SystemOfRecordContract {

    @AutoClose
    private final TestPostgres postgres = TestPostgres.migrated(1);

    private final SystemOfRecord store = PostgresStore.of(postgres.client());
    private final CardPaymentRows cards = new CardPaymentRows(postgres);

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    /** By wallet: seat 2 of two. By card: seat 4 of two, owed; seat 5, settled; one in vain. Unpaid: seat 8. */
    @BeforeAll
    void sellAndTakeBack() {
        Performance performance = aPerformance();
        User fan = aUser();
        cancel(aPurchase(fan, performance, 1, 2), 2);
        aPurchase(aUser(), performance, 2);
        Reservation owed = aReservation(fan, performance, 3, 4);
        cards.pay(owed);
        cancel(owed, 4);
        Reservation settled = aReservation(aUser(), performance, 5);
        cards.pay(settled);
        cancel(settled);
        cards.settle(settled);
        cards.payInVain(aReservation(aUser(), performance, 6));
        cancel(aReservation(aUser(), performance, 8));
    }

    @Test
    void findNothingInAHealthyStore() {
        PostgresStore.assertSound(postgres);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(6, "CONFIRMED with 1 payments and 0 transfers", """
                        UPDATE entry SET account_id = (SELECT account_id FROM account WHERE kind = 'CASH')
                        WHERE account_id = (SELECT account_id FROM account WHERE kind = 'GATEWAY') AND amount < 0
                        """),
                Arguments.of(6, "CANCELED with 1 payments and 0 transfers", """
                        UPDATE transfer SET kind = 'PAYMENT' WHERE kind = 'CARD_CAPTURE'
                        """),
                Arguments.of(6, "CONFIRMED with 1 payments and 0 transfers", """
                        UPDATE entry SET account_id = (SELECT account_id FROM account WHERE kind = 'CASH')
                        WHERE account_id IN (SELECT account_id FROM account WHERE kind = 'SALES') AND amount > 0
                        """),
                Arguments.of(6, "CANCELED with 0 payments", """
                        UPDATE payment SET status = 'FAIL', failure = 'RESERVATION_EXPIRED' WHERE method = 'CARD'
                        """),
                Arguments.of(6, "EXPIRED with 1 payments", """
                        UPDATE reservation SET status = 'EXPIRED' WHERE status = 'CANCELED'
                        """),
                Arguments.of(6, "CONFIRMED with 2 payments", """
                        DROP INDEX one_success_per_reservation;
                        INSERT INTO payment (
                            payment_id, user_id, reservation_id, transfer_id, method, amount, status, paid_at)
                        SELECT gen_random_uuid(), user_id, reservation_id, gen_random_uuid(), method, amount, status,
                            paid_at
                        FROM payment WHERE method = 'WALLET' AND status = 'SUCCESS'
                        """),
                Arguments.of(6, "no payment", """
                        DELETE FROM payment WHERE status = 'FAIL'
                        """),
                Arguments.of(7, "FAIL with 0 refunded of 50000", """
                        DELETE FROM refund WHERE reason = 'NOT_BOOKED'
                        """),
                Arguments.of(7, "SUCCESS with 50000 refunded of 49999", """
                        UPDATE payment SET amount = 49999 WHERE amount = 50000
                        """),
                Arguments.of(7, "50001 CANCELED without its transfer", """
                        UPDATE refund SET amount = amount + 1
                        """),
                Arguments.of(7, "50001 for seats of 50000", """
                        UPDATE refund SET amount = amount + 1
                        """),
                Arguments.of(7, "50000 CANCELED without its transfer", """
                        UPDATE entry SET account_id = (SELECT account_id FROM account WHERE kind = 'CASH')
                        WHERE balance_after IS NOT NULL AND transfer_id IN (
                            SELECT transfer_id FROM transfer WHERE kind = 'REFUND')
                        """),
                Arguments.of(7, "50000 CANCELED without its transfer", """
                        UPDATE refund SET status = 'PENDING', settled_at = NULL, next_attempt_at = now()
                        WHERE payment_id IN (SELECT payment_id FROM payment WHERE method = 'WALLET')
                        """),
                Arguments.of(7, "50000 CANCELED without its transfer", """
                        UPDATE entry e SET account_id = (
                            SELECT max(account_id) FROM account WHERE kind = 'WALLET' AND account_id <> e.account_id)
                        WHERE e.balance_after IS NOT NULL AND e.transfer_id IN (
                            SELECT transfer_id FROM transfer WHERE kind = 'REFUND')
                        """),
                Arguments.of(7, "50000 NOT_BOOKED without its transfer", """
                        UPDATE refund SET transfer_id = gen_random_uuid() WHERE reason = 'NOT_BOOKED'
                        """),
                Arguments.of(7, "DONE without its settlement", """
                        UPDATE refund SET status = 'DONE', settled_at = now(), next_attempt_at = NULL
                        """),
                Arguments.of(7, "PENDING without its settlement", """
                        UPDATE refund SET status = 'PENDING', settled_at = NULL, next_attempt_at = now()
                        """),
                Arguments.of(7, "owed: 100000 instead of 0", """
                        UPDATE refund SET status = 'DONE', settled_at = now(), next_attempt_at = NULL
                        """),
                Arguments.of(7, "no refund", """
                        UPDATE transfer SET kind = 'REFUND' WHERE kind = 'TOP_UP'
                        """),
                Arguments.of(7, "no refund", """
                        UPDATE refund SET settled_transfer_id = NULL
                        """),
                Arguments.of(7, "50000 for seats of 0", """
                        DELETE FROM canceled_seat
                        """),
                Arguments.of(7, "50000 for seats of 49999", """
                        UPDATE reservation_seat SET price = price - 1
                        """),
                Arguments.of(7, "CANCELED with 1 of 2 seats canceled", """
                        UPDATE reservation SET status = 'CANCELED' WHERE status = 'CONFIRMED'
                        """),
                Arguments.of(7, "CONFIRMED with 1 of 1 seats canceled", """
                        UPDATE reservation SET status = 'CONFIRMED' WHERE status = 'CANCELED'
                        """),
                Arguments.of(7, "EXPIRED with 1 of 2 seats canceled", """
                        UPDATE reservation SET status = 'EXPIRED' WHERE status = 'CONFIRMED'
                        """),
                Arguments.of(8, "recorded RUNNING and is PENDING", """
                        UPDATE payment SET status = 'PENDING', failure = NULL WHERE status = 'FAIL';
                        INSERT INTO idempotency_record (
                            user_id, operation, key, fingerprint, outcome, payment_id, amount, decided_at)
                        SELECT user_id, 'PAYMENT', 'long', '', 'RUNNING', payment_id, amount,
                            now() - interval '61 seconds'
                        FROM payment WHERE status = 'PENDING'
                        """));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void find(int number, String broken, String sql) throws SQLException {
        TestPostgres.Held breaking = postgres.hold("SET LOCAL session_replication_role = 'replica'; " + sql);
        List<String> found = new ArrayList<>();
        try (Statement statement = breaking.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery(AuditQuery.of(invariant(number)).sql())) {
            while (rows.next()) {
                found.add(rows.getString("violation"));
            }
        } finally {
            breaking.undo();
        }

        assertThat(String.join("\n", found)).contains(broken);
    }

    private static Invariant invariant(int number) {
        return Stream.of(Invariant.values())
                .filter(invariant -> invariant.number() == number)
                .findAny()
                .orElseThrow();
    }
}
