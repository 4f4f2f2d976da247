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

@Execution(ExecutionMode.CONCURRENT) // because much of it is waiting for deadlines
class RedisSeatHoldsTest extends SeatHoldsContract {

    private final TestQueue tickets = TestRedisQueue.on(TestRedis.template(), Duration.ZERO);
    private final SeatHolds holds = new RedisSeatHolds(TestRedis.template());

    @Override
    protected SeatHolds holds() {
        return holds;
    }

    @Override
    protected TestQueue queue() {
        return tickets;
    }

    @Override
    protected Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    protected void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
