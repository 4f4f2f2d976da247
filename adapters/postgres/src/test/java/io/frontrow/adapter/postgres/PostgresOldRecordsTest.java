package io.frontrow.adapter.postgres;

import io.frontrow.retention.port.OldRecords;
import io.frontrow.retention.port.OldRecordsContract;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

class PostgresOldRecordsTest extends OldRecordsContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated(4);

    private final OldRecords records = new PostgresOldRecords(POSTGRES.client());
    private final UUID user = UUID.randomUUID();

    @BeforeEach
    void clearAndSignUp() {
        POSTGRES.asOwner(
                "TRUNCATE command_record, outbox, refresh_token",
                "INSERT INTO app_user (user_id, email, name, role, password_hash) VALUES ('%1$s', '%1$s', 'Fan', 'USER', 'hash')"
                        .formatted(user));
    }

    @Override
    protected OldRecords records() {
        return records;
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Override
    protected void addAnswer(Instant givenAt) {
        POSTGRES.asApplication("""
                INSERT INTO command_record (user_id, operation, key, fingerprint, outcome, decided_at)
                VALUES ('%s', 'CHARGE', '%s', 'fingerprint', 'WALLET_FULL', '%s')
                """.formatted(user, UUID.randomUUID(), givenAt));
    }

    @Override
    protected void addEvent(Instant publishedAt) {
        addEvent(publishedAt, "'" + publishedAt + "'");
    }

    @Override
    protected void addUnpublishedEvent(Instant happenedAt) {
        addEvent(happenedAt, "NULL");
    }

    private static void addEvent(Instant happenedAt, String publishedAt) {
        POSTGRES.asApplication("""
                INSERT INTO outbox (aggregateid, type, payload, created_at, published_at)
                VALUES (gen_random_uuid(), 'ReservationMade', '{}', '%s', %s)
                """.formatted(happenedAt, publishedAt));
    }

    @Override
    protected void addRefreshToken(Instant expiresAt, boolean spent) {
        POSTGRES.asApplication("""
                WITH opened AS (
                    INSERT INTO user_session (session_id, user_id) VALUES (gen_random_uuid(), '%s') RETURNING session_id
                )
                INSERT INTO refresh_token (token_hash, session_id, expires_at, spent_at)
                SELECT gen_random_uuid(), session_id, '%s', %s FROM opened
                """.formatted(user, expiresAt, spent ? "now()" : "NULL"));
    }

    @Override
    protected List<Integer> counts() {
        return Objects.requireNonNull(POSTGRES.client()
                .sql("""
                        SELECT (SELECT count(*) FROM command_record)::int AS answers, (SELECT count(*) FROM outbox)::int AS events,
                            (SELECT count(*) FROM refresh_token)::int AS tokens
                        """)
                .map(row -> List.of(
                        Columns.integer(row, "answers"),
                        Columns.integer(row, "events"),
                        Columns.integer(row, "tokens")))
                .one()
                .block());
    }
}
