package io.frontrow.adapter.postgres;

import io.frontrow.queue.port.OperatorActionsContract;
import io.frontrow.shared.SystemOfRecord;
import org.junit.jupiter.api.AutoClose;

class PostgresOperatorActionsTest extends OperatorActionsContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
