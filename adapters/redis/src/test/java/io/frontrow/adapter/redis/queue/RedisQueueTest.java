package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.RedisDataLoss;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.queue.port.QueueContract;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.test.WallClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Execution(ExecutionMode.CONCURRENT) // because the tests mostly wait for deadlines
@SuppressWarnings("this-escape") // redis() uses no field of the class
public class RedisQueueTest extends QueueContract {

    private final TestQueue queue = TestRedisQueue.on(redis(), GRACE);

    /** The servers to test, which a test of another topology overrides. */
    protected ReactiveStringRedisTemplate redis() {
        return TestRedis.template();
    }

    @Override
    public TestQueue queue() {
        return queue;
    }

    @Override
    public void lose(ConcertId lost) {
        RedisDataLoss.of(redis(), lost);
    }

    @Override
    public void lose(ConcertId where, UserId lost) {
        RedisDataLoss.of(redis(), where, lost);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
