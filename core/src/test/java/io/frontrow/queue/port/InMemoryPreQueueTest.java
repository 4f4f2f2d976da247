package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryPreQueueTest extends PreQueueContract {

    private final TestClock clock = new TestClock();
    private final InMemoryQueue tickets = new InMemoryQueue(clock);

    @Override
    protected TestQueue queue() {
        return TestQueue.of(tickets);
    }

    @Override
    protected TestQueue queueOfAnotherInstance() {
        return TestQueue.of(tickets);
    }
}
