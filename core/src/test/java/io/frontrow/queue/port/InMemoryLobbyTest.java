package io.frontrow.queue.port;

import io.frontrow.shared.TestClock;

class InMemoryLobbyTest extends LobbyContract {

    private final TestClock clock = new TestClock();
    private final QueueTickets tickets = new InMemoryQueueTickets(clock);

    @Override
    protected QueueTickets tickets() {
        return tickets;
    }

    @Override
    protected QueueTickets ticketsOfAnotherInstance() {
        return tickets;
    }
}
