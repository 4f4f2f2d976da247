package io.frontrow.adapter.postgres.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.shared.port.Leases;
import io.frontrow.shared.port.LeasesContract;
import io.frontrow.test.WallClock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresLeasesTest extends LeasesContract {

    private static final Duration TERM = Duration.ofMinutes(5);

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    @Override
    protected Leases ofAnotherInstance() {
        return new PostgresLeases(POSTGRES.executor(), UUID.randomUUID(), Ticker.systemTicker());
    }

    @Test
    void theHolderDoesNotAskForHalfOfTheTerm() {
        AtomicLong nanos = new AtomicLong();
        Leases leases = new PostgresLeases(POSTGRES.executor(), UUID.randomUUID(), nanos::get);
        String work = UUID.randomUUID().toString();
        acquire(leases, work);
        forget(work);

        nanos.addAndGet(TERM.dividedBy(2).toNanos());
        assertThat(acquire(leases, work)).isTrue();
        assertThat(acquire(ofAnotherInstance(), work)).isTrue();

        nanos.incrementAndGet();
        assertThat(acquire(leases, work)).isFalse();
    }

    private static boolean acquire(Leases leases, String work) {
        return Objects.requireNonNull(leases.acquire(work, TERM).block());
    }

    private static void forget(String work) {
        POSTGRES.asOwner("DELETE FROM lease WHERE name = '%s'".formatted(work));
    }

    @Override
    protected void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
