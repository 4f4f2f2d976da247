package io.frontrow.adapter.redis;

import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTicketsProperties;

class RedisQueueTicketsPropertiesTest extends QueueTicketsProperties {

    private final QueueTickets tickets = new RedisQueueTickets(TestRedis.template());

    @Override
    protected QueueTickets tickets() {
        return tickets;
    }
}
