package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryAdmissionFeedTest extends AdmissionFeedContract {

    private final InMemoryQueue queue = new InMemoryQueue(new TestClock());

    @Override
    protected AdmissionFeed admissions() {
        return queue;
    }

    @Override
    protected TestQueue queue() {
        return TestQueue.of(queue);
    }
}
