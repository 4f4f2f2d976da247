package io.frontrow.adapter.redis.account;

import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimitsContract;
import io.frontrow.adapter.redis.TestRedisCluster;
import io.frontrow.test.WallClock;
import java.time.Duration;

class ClusterAttemptLimitsTest implements AttemptLimitsContract {

    private final AttemptLimits limits = new RedisAttemptLimits(TestRedisCluster.template());

    @Override
    public AttemptLimits limits() {
        return limits;
    }

    @Override
    public void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
