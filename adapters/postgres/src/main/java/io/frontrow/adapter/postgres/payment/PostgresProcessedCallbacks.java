package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.payment.model.CallbackId;
import io.frontrow.payment.port.ProcessedCallbacks;
import reactor.core.publisher.Mono;

/** One row per callback. */
public final class PostgresProcessedCallbacks implements ProcessedCallbacks {

    private static final String REMEMBER =
            "INSERT INTO processed_callback (callback_id) VALUES (:callbackId) ON CONFLICT DO NOTHING";

    private final SqlExecutor executor;

    public PostgresProcessedCallbacks(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Boolean> remember(CallbackId callbackId) {
        return executor.update(executor.sql(REMEMBER).bind("callbackId", callbackId.value()))
                .map(rows -> rows == 1);
    }
}
