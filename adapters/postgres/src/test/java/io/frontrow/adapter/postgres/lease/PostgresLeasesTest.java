package io.frontrow.adapter.postgres.lease;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.shared.port.Leases;
import io.frontrow.shared.port.LeasesContract;
import io.frontrow.test.WallClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;

class PostgresLeasesTest extends LeasesContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    @Override
    protected Leases ofAnotherInstance() {
        return new PostgresLeases(POSTGRES.executor(), UUID.randomUUID());
    }

    @Override
    protected void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
