package io.frontrow.adapter.postgres;

import io.frontrow.queue.port.OperatorActionsContract;
import io.frontrow.shared.DecidingStore;
import org.junit.jupiter.api.AutoClose;

class PostgresOperatorActionsTest extends OperatorActionsContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final DecidingStore store = PostgresStore.of(POSTGRES.client());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
