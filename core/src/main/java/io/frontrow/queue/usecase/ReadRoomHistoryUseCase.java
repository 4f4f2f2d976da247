package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.ReadRoomHistory;
import io.frontrow.queue.model.RoomHistory;
import io.frontrow.queue.port.RoomHistories;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import reactor.core.publisher.Mono;

/** Makes the history of the samples by the clock that took them. */
public final class ReadRoomHistoryUseCase implements ReadRoomHistory {

    private final WaitingRooms rooms;
    private final RoomHistories histories;
    private final RoomStatistics statistics;

    public ReadRoomHistoryUseCase(WaitingRooms rooms, RoomHistories histories, RoomStatistics statistics) {
        this.rooms = rooms;
        this.histories = histories;
        this.statistics = statistics;
    }

    @Override
    public Mono<Result> read(ConcertId concertId) {
        return ifPresent(rooms.find(concertId), room -> history(room.concertId()), Result.UnknownConcert::new);
    }

    private Mono<Result> history(ConcertId concertId) {
        return Mono.zip(histories.samples(concertId), statistics.storeTime(concertId), RoomHistory::of)
                .map(Result.Known::new);
    }
}
