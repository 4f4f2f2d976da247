package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Checks the entry on every call. */
public final class ReadQueueStatusUseCase implements ReadQueueStatus {

    private final WaitingRooms rooms;
    private final CheckTurn checkTurn;
    private final QueueStatusFactory statuses;

    public ReadQueueStatusUseCase(WaitingRooms rooms, CheckTurn checkTurn, RoomStatistics statistics, Clock clock) {
        this.rooms = rooms;
        this.checkTurn = checkTurn;
        this.statuses = new QueueStatusFactory(statistics, clock);
    }

    @Override
    public Mono<Result> read(QueueEntry entry) {
        return ifPresent(rooms.find(entry.concertId()), room -> read(entry, room), Result.Gone::new);
    }

    private Mono<Result> read(QueueEntry entry, WaitingRoom room) {
        return statuses.forecast(room)
                .flatMap(forecast -> checkTurn.check(entry).map(state -> result(entry, state, forecast)));
    }

    private Result result(QueueEntry entry, EntryState state, WaitForecast forecast) {
        return statuses.status(entry, state, forecast)
                .<Result>map(Result.InQueue::new)
                .orElseGet(Result.Gone::new);
    }
}
