package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.queue.port.LettingInContract;
import io.frontrow.queue.port.QueueTickets;
import java.time.Clock;
import java.time.Duration;

class RedisLettingInTest extends LettingInContract {

    private final QueueTickets tickets = new RedisQueueTickets(TestRedis.template(), Duration.ZERO);

    @Override
    protected QueueTickets tickets() {
        return tickets;
    }

    @Override
    protected Clock clock() {
        return Clock.systemUTC();
    }
}
