package io.frontrow.adapter.redis.account;

import io.frontrow.account.port.SignInFailures;
import io.frontrow.account.port.SignInFailuresContract;
import io.frontrow.adapter.redis.TestRedisCluster;
import io.frontrow.test.WallClock;
import java.time.Duration;

class ClusterSignInFailuresTest implements SignInFailuresContract {

    private final SignInFailures failures = new RedisSignInFailures(TestRedisCluster.template());

    @Override
    public SignInFailures failures() {
        return failures;
    }

    @Override
    public void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
