package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.sql.Statements;
import io.frontrow.payment.model.CallbackId;
import io.frontrow.payment.port.ProcessedCallbacks;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** One row per callback. */
public final class PostgresHeardCallbacks implements ProcessedCallbacks {

    private static final String REMEMBER =
            "INSERT INTO processed_callback (callback_id) VALUES (:callbackId) ON CONFLICT DO NOTHING";

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
}
