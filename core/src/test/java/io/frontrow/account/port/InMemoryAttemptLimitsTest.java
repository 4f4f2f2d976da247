package io.frontrow.account.port;

import io.frontrow.shared.TestClock;
import java.time.Duration;

class InMemoryAttemptLimitsTest implements AttemptLimitsContract {

    private final TestClock clock = new TestClock();
    private final AttemptLimits limits = new InMemoryAttemptLimits(clock);

    @Override
    public AttemptLimits limits() {
        return limits;
    }

    @Override
    public void pass(Duration duration) {
        clock.turn(duration);
    }
}
