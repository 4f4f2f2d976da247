package io.frontrow.adapter.postgres;

import io.frontrow.catalog.port.PerformancesContract;
import io.frontrow.shared.SystemOfRecord;
import org.junit.jupiter.api.AutoClose;

class PostgresPerformancesTest extends PerformancesContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
