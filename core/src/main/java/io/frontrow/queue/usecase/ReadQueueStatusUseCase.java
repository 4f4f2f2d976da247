package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.queue.usecase.QueueStatusFactory.Outlook;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Checks the entry on every call. */
public final class ReadQueueStatusUseCase implements ReadQueueStatus {

    private final WaitingRooms rooms;
    private final CheckTurn checkTurn;
    private final QueueStatusFactory statuses;

    public ReadQueueStatusUseCase(
            WaitingRooms rooms,
            CheckTurn checkTurn,
            RoomStatistics statistics,
            SaleStatuses sales,
            RoomMessages messages,
            Clock clock) {
        this.rooms = rooms;
        this.checkTurn = checkTurn;
        this.statuses = new QueueStatusFactory(statistics, sales, messages, clock);
    }

    @Override
    public Mono<Result> read(QueueEntry entry) {
        return ifPresent(
                rooms.find(entry.concertId()), room -> read(entry, room), () -> new Result.Gone(GoneReason.UNKNOWN));
    }

    private Mono<Result> read(QueueEntry entry, WaitingRoom room) {
        return statuses.outlook(room)
                .flatMap(outlook -> checkTurn.check(entry).map(state -> result(entry, state, outlook)));
    }

    private Result result(QueueEntry entry, EntryState state, Outlook outlook) {
        return statuses.status(entry, state, outlook)
                .<Result>map(Result.InQueue::new)
                .orElseGet(() ->
                        new Result.Gone(state instanceof EntryState.Gone(var reason) ? reason : GoneReason.UNKNOWN));
    }
}
