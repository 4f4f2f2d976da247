package io.frontrow.adapter.redis.account;

import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimitsContract;
import io.frontrow.test.WallClock;
import java.time.Duration;

class LocalAttemptLimitsTest implements AttemptLimitsContract {

    private final AttemptLimits limits = new LocalAttemptLimits();

    @Override
    public AttemptLimits limits() {
        return limits;
    }

    @Override
    public void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
