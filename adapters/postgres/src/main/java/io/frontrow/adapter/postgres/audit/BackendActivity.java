package io.frontrow.adapter.postgres.audit;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The backends of the server that use this database. The role of the application does not see the activity of others.
 * The user that signed in sees its own backends, which are those of all instances.
 */
final class BackendActivity {

    private static final String AS_WHO_SIGNED_IN = """
            SET LOCAL ROLE NONE
            """;

    private static final String IDLE = """
            SELECT 'connection ' || pid || ': idle in transaction since ' || state_change AS found FROM pg_stat_activity
            WHERE datname = current_database() AND state LIKE 'idle in transaction%'
              AND state_change < clock_timestamp() - :moreThanMicros * interval '1 microsecond'
            """;

    private static final String UNDER_A_KEY = """
            SELECT DISTINCT 'connection ' || pid || ': under a key since ' || a.xact_start AS found
            FROM pg_stat_activity a JOIN pg_locks l USING (pid)
            WHERE a.datname = current_database() AND l.locktype = 'advisory' AND l.granted
              AND a.xact_start < clock_timestamp() - :moreThanMicros * interval '1 microsecond'
            """;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    BackendActivity(DatabaseClient client) {
        this.client = client;
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(client.getConnectionFactory()));
    }

    /** {@return a description of each backend that has been idle in a transaction for longer} */
    Mono<List<String>> idleInTransaction(Duration moreThan) {
        return find(IDLE, moreThan);
    }

    /** {@return a description of each backend that has held the lock of an idempotency key for longer} */
    Mono<List<String>> holdingIdempotencyKey(Duration moreThan) {
        return find(UNDER_A_KEY, moreThan);
    }

    private Mono<List<String>> find(String sql, Duration moreThan) {
        return client.sql(AS_WHO_SIGNED_IN)
                .then()
                .thenMany(client.sql(sql)
                        .bind("moreThanMicros", Bindings.micros(moreThan))
                        .map(row -> Rows.text(row, "found"))
                        .all())
                .collectList()
                .as(transaction::transactional);
    }
}
