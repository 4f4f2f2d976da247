package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryQueueTicketsPropertiesTest extends QueueTicketsProperties {

    private final QueueTickets tickets = new InMemoryQueueTickets(new TestClock());

    @Override
    protected QueueTickets tickets() {
        return tickets;
    }
}
