package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryPreQueueTest extends PreQueueContract {

    private final TestClock clock = new TestClock();
    private final InMemoryQueue queue = new InMemoryQueue(clock);

    @Override
    protected TestQueue queue() {
        return TestQueue.of(queue);
    }

    @Override
    protected TestQueue queueOfAnotherInstance() {
        return TestQueue.of(queue);
    }
}
