package io.frontrow.adapter.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.audit.port.LedgerSeals;
import io.frontrow.audit.port.LedgerSealsContract;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PostgresLedgerSealsTest extends LedgerSealsContract {

    private final TestPostgres postgres = TestPostgres.migrated(4);
    private final UUID fan = UUID.randomUUID();
    private final LedgerSeals seals = new PostgresLedgerSeals(postgres.executor());

    @Override
    protected void transfer(int times) {
        for (int i = 0; i < times; i++) {
            postgres.asApplication("SELECT top_up_wallet(gen_random_uuid(), '%s', 100, '%s', 'fingerprint')"
                    .formatted(fan, UUID.randomUUID()));
        }
    }

    @Override
    protected LedgerSeals seals() {
        return seals;
    }

    @BeforeEach
    void signUp() {
        postgres.asApplication("""
                WITH added AS (
                    INSERT INTO app_user (user_id, email, name, role, password_hash)
                    VALUES ('%s', 'fan@frontrow.example', 'Fan', 'USER', 'hash') RETURNING user_id
                )
                INSERT INTO account (kind, user_id, balance) SELECT 'WALLET', user_id, 0 FROM added
                """.formatted(fan));
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void doesNotPassOverAnEntryThatCommitsLate() {
        transfer(1);
        TestPostgres.Held late = postgres.hold(A_TRANSFER);
        transfer(1);

        assertThat(Stream.generate(() -> seal(100)).limit(10)).containsOnly(0);

        late.release();
        assertThat(sealed(6, 100)).isEqualTo(6);
        assertThat(violations()).isEmpty();
    }

    @Test
    void sealsAfterATransactionThatWasUndone() {
        TestPostgres.Held late = postgres.hold(A_TRANSFER);
        transfer(1);
        assertThat(seal(100)).isZero();

        late.undo();

        assertThat(sealed(2, 100)).isEqualTo(2);
    }

    @Test
    void ofSealersAtOnceOneSeals() {
        transfer(10);
        int sealers = 4;

        Flux.range(0, sealers)
                .flatMap(_ -> {
                    LedgerSeals other = new PostgresLedgerSeals(postgres.executor());
                    return Mono.defer(() -> other.seal(3)).repeat(30).then();
                })
                .blockLast();

        await().until(() ->
                seal(100) >= 0 && number("SELECT sum(cardinality(entry_ids))::bigint AS n FROM seal") >= 20);
        assertThat(violations()).isEmpty();
        assertThat(number("SELECT count(*) AS n FROM seal, unnest(entry_ids)")).isEqualTo(20);
        assertThat(number("SELECT count(DISTINCT e) AS n FROM seal, unnest(entry_ids) AS e"))
                .isEqualTo(20);
    }

    @Test
    void computesTheBalancesOfAccountsThatStoreNone() {
        transfer(2);
        sealed(4, 100);
        transfer(3);
        assertThat(cash()).isEqualTo(-500);

        sealed(6, 100);
        assertThat(cash()).isEqualTo(-500);
    }

    @Test
    void verifiesMoreThanAPart() {
        transfer(22);
        sealed(44, 2);

        assertThat(violations()).isEmpty();

        tamper("UPDATE entry SET amount = amount + 1 WHERE entry_id = (SELECT max(entry_id) FROM entry)");
        assertThat(violations()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            UPDATE entry SET amount = amount + 1 WHERE entry_id = 3; entry 3: changed
            UPDATE entry SET balance_after = 7 WHERE entry_id = 3; entry 3: changed
            UPDATE entry SET account_id = 99 WHERE entry_id = 3; entry 3: changed
            UPDATE entry SET transfer_id = gen_random_uuid() WHERE entry_id = 3; entry 3: changed
            UPDATE transfer SET kind = 'REFUND'; entry 1: changed
            UPDATE transfer SET created_at = created_at + interval '1 microsecond'; entry 4: changed
            DELETE FROM transfer; entry 6: changed
            DELETE FROM entry WHERE entry_id = 3; entry 3: deleted
            DELETE FROM entry WHERE entry_id = 6; entry 6: deleted
            UPDATE seal SET digests = digests[2:2] || digests[1:1] WHERE number = 2; seal 2, up to entry 4: does not follow
            UPDATE seal SET hash = sha256('') WHERE number = 1; seal 1, up to entry 2: does not follow
            DELETE FROM seal WHERE number = 2; seal 3, up to entry 6: does not follow
            DELETE FROM seal WHERE number = 3; at seal 3: moved by -100 instead of nothing
            UPDATE account_snapshot SET balance = balance + 1 WHERE seal = 3; at seal 3: moved by -99 instead of -100
            DELETE FROM account_snapshot WHERE seal = 3; at seal 3: moved by nothing instead of -100
            """)
    void findsWhatWasChangedByHand(String tampering, String found) {
        transfer(3);
        sealed(6, 2);

        tamper(tampering);

        assertThat(violations()).anySatisfy(violation -> assertThat(violation).contains(found));
    }

    @Test
    void findsAnEntryThatWasAddedAmongSealedOnes() {
        TestPostgres.Held gap = postgres.hold(A_TRANSFER);
        gap.undo();
        transfer(2);
        sealed(4, 100);

        tamper("INSERT INTO entry (entry_id, transfer_id, account_id, amount) OVERRIDING SYSTEM VALUE"
                + " SELECT 1, transfer_id, -1, 5 FROM entry LIMIT 1");

        assertThat(violations()).containsExactly("entry 1: added");
    }

    /** A transfer between two accounts that do not matter here. */
    private static final String A_TRANSFER = """
            WITH moved AS (
                INSERT INTO transfer (transfer_id, kind, created_at) VALUES (gen_random_uuid(), 'REFUND', now())
                RETURNING transfer_id
            )
            INSERT INTO entry (transfer_id, account_id, amount)
            SELECT transfer_id, account_id, CASE kind WHEN 'REFUNDS' THEN 5 ELSE -5 END FROM moved, account
            WHERE kind IN ('REFUNDS', 'GATEWAY')
            """;

    private long cash() {
        return number("SELECT balance::bigint AS n FROM system_account WHERE kind = 'CASH'");
    }

    private long number(String sql) {
        return Objects.requireNonNull(postgres.client()
                .sql(sql)
                .map(row -> Rows.number(row, "n"))
                .one()
                .block());
    }

    /** Disables triggers and with them foreign keys. */
    private void tamper(String statement) {
        postgres.asOwner("SET session_replication_role = 'replica'", statement);
    }
}
