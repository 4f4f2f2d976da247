package io.frontrow.adapter.redis;

import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTicketsContract;
import java.time.Clock;
import java.time.Duration;

class RedisQueueTicketsTest extends QueueTicketsContract {

    private final QueueTickets tickets = new RedisQueueTickets(TestRedis.template());

    @Override
    protected QueueTickets tickets() {
        return tickets;
    }

    @Override
    protected Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    protected void pass(Duration duration) {
        RealTime.pass(duration);
    }
}
