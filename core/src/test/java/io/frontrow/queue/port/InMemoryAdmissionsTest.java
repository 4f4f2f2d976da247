package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryAdmissionsTest extends AdmissionsContract {

    private final InMemoryQueueTickets tickets = new InMemoryQueueTickets(new TestClock());

    @Override
    protected Admissions admissions() {
        return tickets;
    }

    @Override
    protected TestQueue queue() {
        return TestQueue.of(tickets);
    }
}
