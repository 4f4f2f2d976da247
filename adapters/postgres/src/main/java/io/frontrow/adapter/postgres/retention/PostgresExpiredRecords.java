package io.frontrow.adapter.postgres.retention;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.retention.port.ExpiredRecords;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Expired records of several tables, each found by an index and deleted in batches. */
public final class PostgresExpiredRecords implements ExpiredRecords {

    private static final String ANSWERS = """
            DELETE FROM idempotency_record WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency_record WHERE decided_at < now() - :keptMicros * interval '1 microsecond'
                ORDER BY decided_at LIMIT :atMost))
            """;

    private static final String EVENTS = """
            DELETE FROM outbox WHERE position = ANY (ARRAY(
                SELECT position FROM outbox WHERE published_at < now() - :keptMicros * interval '1 microsecond'
                ORDER BY position LIMIT :atMost))
            """;

    private static final String CALLBACKS = """
            DELETE FROM processed_callback WHERE callback_id = ANY (ARRAY(
                SELECT callback_id FROM processed_callback
                WHERE processed_at < now() - :keptMicros * interval '1 microsecond'
                ORDER BY processed_at LIMIT :atMost))
            """;

    /** The tokens of a session are deleted with it. */
    private static final String SESSIONS = """
            DELETE FROM user_session WHERE session_id = ANY (ARRAY(
                SELECT session_id FROM refresh_token WHERE expires_at < now() AND spent_at IS NULL
                ORDER BY expires_at LIMIT :atMost))
            """;

    private static final String SPENT_TOKENS = """
            DELETE FROM refresh_token WHERE token_hash = ANY (ARRAY(
                SELECT token_hash FROM refresh_token WHERE expires_at < now() AND spent_at IS NOT NULL
                ORDER BY expires_at LIMIT :atMost))
            """;

    private static final String FAILED_SIGN_INS = """
            DELETE FROM failed_sign_in WHERE counted = ANY (ARRAY(
                SELECT counted FROM failed_sign_in WHERE over_at < now() ORDER BY over_at LIMIT :atMost))
            AND over_at < now()
            """;

    private final SqlExecutor executor;

    public PostgresExpiredRecords(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Integer> purgeIdempotencyRecords(Duration keptFor, int atMost) {
        return forget(ANSWERS, keptFor, atMost);
    }

    @Override
    public Mono<Integer> purgeEvents(Duration keptFor, int atMost) {
        return forget(EVENTS, keptFor, atMost);
    }

    @Override
    public Mono<Integer> purgeCallbacks(Duration keptFor, int atMost) {
        return forget(CALLBACKS, keptFor, atMost);
    }

    @Override
    public Mono<Integer> purgeSessions(int atMost) {
        return forget(executor.sql(SESSIONS), atMost);
    }

    @Override
    public Mono<Integer> purgeSpentTokens(int atMost) {
        return forget(executor.sql(SPENT_TOKENS), atMost);
    }

    @Override
    public Mono<Integer> purgeFailedSignIns(int atMost) {
        return forget(executor.sql(FAILED_SIGN_INS), atMost);
    }

    private Mono<Integer> forget(String sql, Duration keptFor, int atMost) {
        return forget(executor.sql(sql).bind("keptMicros", Bindings.micros(keptFor)), atMost);
    }

    private Mono<Integer> forget(GenericExecuteSpec statement, int atMost) {
        return executor.update(statement.bind("atMost", atMost)).map(Math::toIntExact);
    }
}
