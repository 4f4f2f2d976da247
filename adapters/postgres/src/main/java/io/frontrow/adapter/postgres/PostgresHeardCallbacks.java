package io.frontrow.adapter.postgres;

import io.frontrow.payment.model.CallbackId;
import io.frontrow.payment.port.HeardCallbacks;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** One row per callback, for as long as it could be sent again. */
public final class PostgresHeardCallbacks implements HeardCallbacks {

    private static final String REMEMBER =
            "INSERT INTO heard_callback (callback_id) VALUES (:callbackId) ON CONFLICT DO NOTHING";

    private static final String FORGET = """
            DELETE FROM heard_callback WHERE callback_id IN (
                SELECT callback_id FROM heard_callback
                WHERE heard_at < clock_timestamp() - :ageMicros * interval '1 microsecond'
                LIMIT :atMost)
            """;

    private final Statements statements;

    public PostgresHeardCallbacks(DatabaseClient client) {
        statements = new Statements(client);
    }

    @Override
    public Mono<Boolean> remember(CallbackId callbackId) {
        return statements
                .update(statements.sql(REMEMBER).bind("callbackId", callbackId.value()))
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Long> forget(Duration olderThan, int atMost) {
        return statements.update(statements
                .sql(FORGET)
                .bind("ageMicros", Columns.micros(olderThan))
                .bind("atMost", atMost));
    }
}
