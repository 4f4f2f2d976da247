package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Checks the entry on every call. */
public final class ReadQueueStatusUseCase implements ReadQueueStatus {

    private final WaitingRooms rooms;
    private final ShowTicket turns;
    private final QueueStatusFactory statuses;

    public ReadQueueStatusUseCase(WaitingRooms rooms, ShowTicket turns, RoomStatistics statistics, Clock clock) {
        this.rooms = rooms;
        this.turns = turns;
        this.statuses = new QueueStatusFactory(statistics, clock);
    }

    @Override
    public Mono<Result> read(QueueTicket ticket) {
        return ifPresent(rooms.find(ticket.concertId()), room -> read(ticket, room), Result.Gone::new);
    }

    private Mono<Result> read(QueueTicket ticket, WaitingRoom room) {
        return statuses.forecast(room)
                .flatMap(forecast -> turns.show(ticket).map(state -> result(ticket, state, forecast)));
    }

    private Result result(QueueTicket ticket, Standing state, WaitForecast forecast) {
        return statuses.of(ticket, state, forecast)
                .<Result>map(Result.InQueue::new)
                .orElseGet(Result.Gone::new);
    }
}
