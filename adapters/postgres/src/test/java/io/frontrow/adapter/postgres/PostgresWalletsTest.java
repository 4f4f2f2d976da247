package io.frontrow.adapter.postgres;

import io.frontrow.shared.SystemOfRecord;
import io.frontrow.wallet.port.WalletsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

class PostgresWalletsTest extends WalletsContract {

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
