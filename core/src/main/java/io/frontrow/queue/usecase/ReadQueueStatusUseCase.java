package io.frontrow.queue.usecase;

import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.WaitingRooms;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Reads a ticket's standing afresh at every call. */
public final class ReadQueueStatusUseCase implements ReadQueueStatus {

    private final WaitingRooms rooms;
    private final QueueTickets tickets;
    private final QueueStatuses statuses;

    public ReadQueueStatusUseCase(WaitingRooms rooms, QueueTickets tickets, Clock clock) {
        this.rooms = rooms;
        this.tickets = tickets;
        this.statuses = new QueueStatuses(clock);
    }

    @Override
    public Mono<Result> read(QueueTicket ticket) {
        return rooms.find(ticket.concertId())
                .flatMap(found -> found.map(room -> read(ticket, room)).orElseGet(() -> Mono.just(new Result.Gone())));
    }

    private Mono<Result> read(QueueTicket ticket, WaitingRoom room) {
        return tickets.standing(ticket).map(standing -> answer(ticket, standing, room));
    }

    private Result answer(QueueTicket ticket, Standing standing, WaitingRoom room) {
        return statuses.of(ticket, standing, room.policy())
                .<Result>map(Result.InQueue::new)
                .orElseGet(Result.Gone::new);
    }
}
