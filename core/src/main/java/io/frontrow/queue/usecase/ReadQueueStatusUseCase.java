package io.frontrow.queue.usecase;

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
    private final ShowTicket showing;
    private final QueueStatuses statuses;

    public ReadQueueStatusUseCase(WaitingRooms rooms, ShowTicket showing, QueueTickets tickets, Clock clock) {
        this.rooms = rooms;
        this.showing = showing;
        this.statuses = new QueueStatuses(tickets, clock);
    }

    @Override
    public Mono<Result> read(QueueTicket ticket) {
        return rooms.find(ticket.concertId())
                .flatMap(found -> found.map(room -> read(ticket, room)).orElseGet(() -> Mono.just(new Result.Gone())));
    }

    private Mono<Result> read(QueueTicket ticket, WaitingRoom room) {
        return statuses.forecast(room)
                .flatMap(forecast -> showing.show(ticket).map(standing -> answer(ticket, standing, forecast)));
    }

    private Result answer(QueueTicket ticket, Standing standing, WaitForecast forecast) {
        return statuses.of(ticket, standing, forecast)
                .<Result>map(Result.InQueue::new)
                .orElseGet(Result.Gone::new);
    }
}
