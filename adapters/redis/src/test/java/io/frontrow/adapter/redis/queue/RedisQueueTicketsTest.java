package io.frontrow.adapter.redis.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.adapter.redis.RedisDataLoss;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.port.QueueContract;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.test.WallClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT) // because much of it is waiting for deadlines
class RedisQueueTicketsTest extends QueueContract {

    private final TestQueue tickets = TestRedisQueue.on(TestRedis.template(), GRACE);

    @Override
    protected TestQueue queue() {
        return tickets;
    }

    @Override
    protected void lose(ConcertId lost) {
        RedisDataLoss.of(TestRedis.template(), lost);
    }

    @Override
    protected void lose(ConcertId where, UserId lost) {
        RedisDataLoss.of(TestRedis.template(), where, lost);
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
