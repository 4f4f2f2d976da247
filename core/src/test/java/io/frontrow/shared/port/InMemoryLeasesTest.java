package io.frontrow.shared.port;

import io.frontrow.shared.TestClock;
import java.time.Duration;
import java.util.UUID;

class InMemoryLeasesTest extends LeasesContract {

    private final TestClock clock = new TestClock();
    private final InMemoryLeases leases = new InMemoryLeases(clock);

    @Override
    protected Leases ofAnotherInstance() {
        return leases.of(UUID.randomUUID().toString());
    }

    @Override
    protected void pass(Duration duration) {
        clock.turn(duration);
    }
}
