package io.frontrow.adapter.redis.account;

import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimitsContract;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.test.WallClock;
import java.time.Duration;

class RedisAttemptLimitsTest implements AttemptLimitsContract {

    private final AttemptLimits limits = new RedisAttemptLimits(TestRedis.template());

    @Override
    public AttemptLimits limits() {
        return limits;
    }

    @Override
    public void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
