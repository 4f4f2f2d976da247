package io.frontrow.adapter.postgres;

import io.frontrow.payment.port.HeardCallbacksContract;
import io.frontrow.shared.SystemOfRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

class PostgresHeardCallbacksTest extends HeardCallbacksContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());

    @AfterEach
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
