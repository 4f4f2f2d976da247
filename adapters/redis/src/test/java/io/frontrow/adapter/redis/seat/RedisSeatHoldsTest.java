package io.frontrow.adapter.redis.seat;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.seat.port.SeatHoldsContract;
import io.frontrow.test.WallClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Execution(ExecutionMode.CONCURRENT) // because the tests mostly wait for deadlines
@SuppressWarnings("this-escape") // redis() uses no field of the class
public class RedisSeatHoldsTest extends SeatHoldsContract {

    private final TestQueue queue = TestRedisQueue.on(redis(), Duration.ZERO);
    private final SeatHolds holds = new RedisSeatHolds(redis());

    /** The servers to test, which a test of another topology overrides. */
    protected ReactiveStringRedisTemplate redis() {
        return TestRedis.template();
    }

    @Override
    public SeatHolds holds() {
        return holds;
    }

    @Override
    public TestQueue queue() {
        return queue;
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
