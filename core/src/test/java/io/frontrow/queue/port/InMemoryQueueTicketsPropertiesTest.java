package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;

class InMemoryQueueTicketsPropertiesTest extends QueueProperties {

    private final TestClock clock = new TestClock();
    private final InMemoryQueue tickets = new InMemoryQueue(clock, Duration.ZERO);

    @Override
    protected TestQueue queue() {
        return TestQueue.of(tickets);
    }

    @Override
    protected void lose(ConcertId lost) {
        tickets.lose(lost);
        clock.turn(Duration.ofMillis(1));
    }

    @Override
    protected void lose(ConcertId where, UserId lost) {
        tickets.lose(where, lost);
    }

    @Override
    protected void makeIdle(ConcertId where, UserId idle) {
        tickets.makeIdle(where, idle);
    }
}
