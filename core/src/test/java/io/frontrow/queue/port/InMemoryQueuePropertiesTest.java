package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;

class InMemoryQueuePropertiesTest extends QueueProperties {

    private final TestClock clock = new TestClock();
    private final InMemoryQueue queue = new InMemoryQueue(clock, Duration.ZERO);

    @Override
    protected TestQueue queue() {
        return TestQueue.of(queue);
    }

    @Override
    protected void lose(ConcertId lost) {
        queue.lose(lost);
        clock.turn(Duration.ofMillis(1));
    }

    @Override
    protected void lose(ConcertId where, UserId lost) {
        queue.lose(where, lost);
    }

    @Override
    protected void silence(ConcertId where, UserId silent, Duration silence) {
        queue.silence(where, silent, silence);
    }
}
