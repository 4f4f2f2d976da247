package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;
import java.time.Clock;
import java.time.Duration;

class InMemoryQueueTicketsTest extends QueueTicketsContract {

    private final TestClock clock = new TestClock();
    private final InMemoryQueueTickets tickets = new InMemoryQueueTickets(clock);

    @Override
    protected QueueTickets tickets() {
        return tickets;
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
