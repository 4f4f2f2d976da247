package io.frontrow.adapter.redis.account;

import io.frontrow.account.port.SignInFailures;
import io.frontrow.account.port.SignInFailuresContract;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.test.WallClock;
import java.time.Duration;

class RedisSignInFailuresTest implements SignInFailuresContract {

    private final SignInFailures failures = new RedisSignInFailures(TestRedis.template());

    @Override
    public SignInFailures failures() {
        return failures;
    }

    @Override
    public void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
