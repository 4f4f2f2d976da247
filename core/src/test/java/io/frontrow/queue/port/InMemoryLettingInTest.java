package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;
import java.time.Clock;

class InMemoryLettingInTest extends LettingInContract {

    private final TestClock clock = new TestClock();
    private final QueueTickets tickets = new InMemoryQueueTickets(clock);

    @Override
    protected QueueTickets tickets() {
        return tickets;
    }

    @Override
    protected Clock clock() {
        return clock;
    }
}
