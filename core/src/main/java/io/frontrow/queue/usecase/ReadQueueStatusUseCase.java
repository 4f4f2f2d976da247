package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.forecast.WaitForecast;
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
    private final ShowTicket turns;
    private final QueueStatuses statuses;

    public ReadQueueStatusUseCase(WaitingRooms rooms, ShowTicket turns, QueueTickets tickets, Clock clock) {
        this.rooms = rooms;
        this.turns = turns;
        this.statuses = new QueueStatuses(tickets, clock);
    }

    @Override
    public Mono<Result> read(QueueTicket ticket) {
        return ifPresent(rooms.find(ticket.concertId()), room -> read(ticket, room), Result.Gone::new);
    }

    private Mono<Result> read(QueueTicket ticket, WaitingRoom room) {
        return statuses.forecast(room)
                .flatMap(forecast -> turns.show(ticket).map(standing -> answer(ticket, standing, forecast)));
    }

    private Result answer(QueueTicket ticket, Standing standing, WaitForecast forecast) {
        return statuses.of(ticket, standing, forecast)
                .<Result>map(Result.InQueue::new)
                .orElseGet(Result.Gone::new);
    }
}
