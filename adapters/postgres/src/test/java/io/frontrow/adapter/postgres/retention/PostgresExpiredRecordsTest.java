package io.frontrow.adapter.postgres.retention;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.retention.port.ExpiredRecords;
import io.frontrow.retention.port.ExpiredRecordsContract;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

class PostgresExpiredRecordsTest extends ExpiredRecordsContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated(4);

    private final ExpiredRecords records = new PostgresExpiredRecords(POSTGRES.executor());
    private final UUID user = UUID.randomUUID();

    @BeforeEach
    void clearAndSignUp() {
        POSTGRES.asOwner(
                "TRUNCATE idempotency_record, outbox, processed_callback, user_session, refresh_token,"
                        + " failed_sign_in",
                """
                INSERT INTO app_user (user_id, email, name, role, password_hash)
                VALUES ('%1$s', '%1$s', 'Fan', 'USER', 'hash')
                """.formatted(user));
    }

    @Override
    protected ExpiredRecords records() {
        return records;
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Override
    protected void addIdempotencyRecord(Instant givenAt) {
        POSTGRES.asApplication("""
                INSERT INTO idempotency_record (user_id, operation, key, fingerprint, outcome, decided_at)
                VALUES ('%s', 'TOP_UP', '%s', 'fingerprint', 'WALLET_FULL', '%s')
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
    protected void addCallback(Instant processedAt) {
        POSTGRES.asApplication("INSERT INTO processed_callback (callback_id, processed_at) VALUES ('%s', '%s')"
                .formatted(UUID.randomUUID(), processedAt));
    }

    @Override
    protected void addSession(Instant unspentUntil, Instant spentUntil) {
        POSTGRES.asApplication("""
                WITH opened AS (
                    INSERT INTO user_session (session_id, user_id) VALUES (gen_random_uuid(), '%s') RETURNING session_id
                )
                INSERT INTO refresh_token (token_hash, session_id, expires_at, spent_at)
                SELECT gen_random_uuid(), session_id, until, spent_at
                FROM opened, (VALUES ('%s'::timestamptz, NULL), ('%s', now())) AS token (until, spent_at)
                """.formatted(user, unspentUntil, spentUntil));
    }

    @Override
    protected void addFailedSignIns(Instant until) {
        POSTGRES.asApplication("INSERT INTO failed_sign_in (counted, failed_at, over_at) VALUES ('%s', '{}', '%s')"
                .formatted(UUID.randomUUID(), until));
    }

    @Override
    protected List<Integer> counts() {
        return Objects.requireNonNull(POSTGRES.client()
                .sql("""
                        SELECT ARRAY[
                            (SELECT count(*) FROM idempotency_record), (SELECT count(*) FROM outbox),
                            (SELECT count(*) FROM processed_callback), (SELECT count(*) FROM user_session),
                            (SELECT count(*) FROM refresh_token WHERE spent_at IS NOT NULL),
                            (SELECT count(*) FROM failed_sign_in)]::int[] AS counts
                        """)
                .map(row -> List.of(Objects.requireNonNull(row.get("counts", Integer[].class))))
                .one()
                .block());
    }
}
