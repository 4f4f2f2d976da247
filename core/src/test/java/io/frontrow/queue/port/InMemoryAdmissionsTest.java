package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryAdmissionsTest extends AdmissionsContract {

    private final InMemoryQueue tickets = new InMemoryQueue(new TestClock());

    @Override
    protected AdmissionFeed admissions() {
        return tickets;
    }

    @Override
    protected TestQueue queue() {
        return TestQueue.of(tickets);
    }
}
