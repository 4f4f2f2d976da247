package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** The rules that the database itself enforces. */
class PostgresRulesTest extends SystemOfRecordContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());

    private User fan;

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @BeforeEach
    void buy() {
        fan = aUser();
        aPurchase(fan, aPerformance(), 1);
    }

    @Test
    void theApplicationWorksAsItsRoleWithinItsLimits() {
        Map<String, Object> session = get(POSTGRES.client().sql("""
                        SELECT current_user::text AS role, current_setting('statement_timeout') AS statement,
                            current_setting('lock_timeout') AS lock,
                            current_setting('idle_in_transaction_session_timeout') AS idle
                        """).fetch().one());

        assertThat(session)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("role", "frontrow_app", "statement", "1500ms", "lock", "1s", "idle", "5s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET amount = amount + 1",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "UPDATE transfer SET kind = 'REFUND'",
                "DELETE FROM transfer",
                "TRUNCATE transfer CASCADE",
                "UPDATE reservation_seat SET fence = 0",
                "DELETE FROM payment",
                "DELETE FROM refund",
                "UPDATE refund SET amount = 1",
                "DELETE FROM canceled_seat",
                "DELETE FROM account",
                "UPDATE account SET user_id = NULL",
                "UPDATE reservation SET total_price = 1",
                "DELETE FROM reservation",
                "UPDATE idempotency_record SET amount = 1",
                "UPDATE outbox SET payload = '{}'",
                "UPDATE seal SET number = 0",
                "DELETE FROM seal",
                "DELETE FROM account_snapshot",
                "UPDATE operator_action SET kind = 'PAUSE'",
                "DELETE FROM operator_action",
                "TRUNCATE operator_action",
                "UPDATE app_user SET role = 'ADMIN'",
                "DELETE FROM app_user",
                "CREATE TABLE mine (id int)",
                "ALTER TABLE entry DISABLE TRIGGER ALL"
            })
    void theApplicationsRoleMayNot(String statement) {
        assertThatThrownBy(() -> POSTGRES.asApplication(statement))
                .cause()
                .hasMessageMatching("(?s)ERROR: (permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET amount = amount + 1",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "UPDATE transfer SET kind = 'REFUND'",
                "DELETE FROM transfer",
                "TRUNCATE transfer CASCADE",
                "UPDATE reservation_seat SET fence = 0",
                "DELETE FROM reservation_seat",
                "UPDATE canceled_seat SET seat_number = 1",
                "DELETE FROM canceled_seat",
                "UPDATE operator_action SET kind = 'PAUSE'",
                "DELETE FROM operator_action",
                "TRUNCATE operator_action",
                "UPDATE seal SET hash = ''",
                "DELETE FROM seal",
                "TRUNCATE account_snapshot"
            })
    void notEvenTheOwnerMayChangeWhatHappened(String statement) {
        assertThatThrownBy(() -> POSTGRES.asOwner(statement)).cause().hasMessageContaining("is never changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE reservation SET status = 'RESERVED' WHERE status = 'CONFIRMED'",
                "UPDATE reservation SET status = 'EXPIRED' WHERE status = 'CONFIRMED'",
                "UPDATE payment SET status = 'PENDING'",
                "UPDATE payment SET status = 'FAIL', failure = 'a mistake'"
            })
    void noStateGoesBack(String statement) {
        assertThatThrownBy(() -> POSTGRES.asOwner(statement)).cause().hasMessageContaining("does not become");
    }

    @Test
    void noTransferMayCreatePoints() {
        assertThatThrownBy(() -> POSTGRES.asApplication(transferOf(700, -699)))
                .cause()
                .hasMessageContaining("sum to zero");
        POSTGRES.asApplication(transferOf(700, -700));
    }

    @Test
    void noEntryMayBeWithoutAccount() {
        assertThatThrownBy(() -> POSTGRES.asApplication("""
                WITH moved AS (
                    INSERT INTO transfer (transfer_id, kind, created_at) VALUES (gen_random_uuid(), 'TOP_UP', now())
                    RETURNING transfer_id
                )
                INSERT INTO entry (transfer_id, account_id, amount)
                SELECT transfer_id, account_id, amount FROM moved, (VALUES (-1, 5), (-2, -5)) AS e (account_id, amount)
                """)).cause().hasMessageContaining("belongs to an account");
    }

    @Test
    void noWalletMayGoBelowZero() {
        assertThatThrownBy(() -> POSTGRES.asApplication("UPDATE account SET balance = -1"))
                .cause()
                .hasMessageContaining("value for domain points violates");
    }

    @Test
    void aStatementIsTriedAgainAfterADeadlock() {
        POSTGRES.asOwner("CREATE SEQUENCE attempt", "GRANT USAGE ON SEQUENCE attempt TO frontrow_app", """
                CREATE FUNCTION third_time_lucky() RETURNS bigint LANGUAGE plpgsql AS $$
                DECLARE
                    attempts bigint := nextval('attempt');
                BEGIN
                    IF attempts < 3 THEN
                        RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected';
                    END IF;
                    RETURN attempts;
                END
                $$
                """);
        SqlExecutor executor = POSTGRES.executor();

        Mono<Long> attempts = executor.one(
                executor.sql("SELECT third_time_lucky() AS attempts").map(row -> Rows.number(row, "attempts")));

        assertThat(get(attempts)).isEqualTo(3);
    }

    private static String transferOf(long toWallet, long toCash) {
        return """
                WITH moved AS (
                    INSERT INTO transfer (transfer_id, kind, created_at) VALUES (gen_random_uuid(), 'TOP_UP', now())
                    RETURNING transfer_id
                )
                INSERT INTO entry (transfer_id, account_id, amount)
                SELECT transfer_id, account_id, CASE kind WHEN 'CASH' THEN %d ELSE %d END
                FROM moved, (
                    SELECT min(account_id) AS account_id, kind FROM account
                    WHERE kind IN ('CASH', 'WALLET') GROUP BY kind
                ) AS parties
                """.formatted(toCash, toWallet);
    }
}
