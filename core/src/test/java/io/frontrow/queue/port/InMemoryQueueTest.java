package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;

class InMemoryQueueTest extends QueueContract {

    private final TestClock clock = new TestClock();
    private final InMemoryQueue queue = new InMemoryQueue(clock, GRACE);

    @Override
    public TestQueue queue() {
        return TestQueue.of(queue);
    }

    @Override
    public void lose(ConcertId lost) {
        queue.lose(lost);
    }

    @Override
    public void lose(ConcertId where, UserId lost) {
        queue.lose(where, lost);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void pass(Duration duration) {
        clock.turn(duration);
    }
}
