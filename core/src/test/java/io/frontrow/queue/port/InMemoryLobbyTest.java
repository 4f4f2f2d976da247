package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryLobbyTest extends LobbyContract {

    private final TestClock clock = new TestClock();
    private final InMemoryQueueTickets tickets = new InMemoryQueueTickets(clock);

    @Override
    protected TestQueue queue() {
        return TestQueue.of(tickets);
    }

    @Override
    protected TestQueue queueOfAnotherInstance() {
        return TestQueue.of(tickets);
    }
}
