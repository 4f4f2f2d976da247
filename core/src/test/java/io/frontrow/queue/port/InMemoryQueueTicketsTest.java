package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;

class InMemoryQueueTicketsTest extends QueueContract {

    private final TestClock clock = new TestClock();
    private final InMemoryQueueTickets tickets = new InMemoryQueueTickets(clock, GRACE);

    @Override
    protected TestQueue queue() {
        return TestQueue.of(tickets);
    }

    @Override
    protected void lose(ConcertId lost) {
        tickets.lose(lost);
    }

    @Override
    protected void lose(ConcertId where, UserId lost) {
        tickets.lose(where, lost);
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    @Override
    protected void pass(Duration duration) {
        clock.turn(duration);
    }
}
