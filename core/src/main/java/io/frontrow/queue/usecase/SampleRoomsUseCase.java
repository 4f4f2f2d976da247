package io.frontrow.queue.usecase;

import io.frontrow.queue.SampleRooms;
import io.frontrow.queue.model.RoomHistory;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.RoomHistories;
import io.frontrow.queue.port.WaitingRooms;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Samples a few rooms at once. */
public final class SampleRoomsUseCase implements SampleRooms {

    private static final int ROOM_CONCURRENCY = 16;

    private final WaitingRooms rooms;
    private final RoomHistories histories;

    public SampleRoomsUseCase(WaitingRooms rooms, RoomHistories histories) {
        this.rooms = rooms;
        this.histories = histories;
    }

    @Override
    public Mono<Void> sample() {
        return rooms.inUse()
                .flatMapMany(Flux::fromIterable)
                .map(WaitingRoom::concertId)
                .flatMapDelayError(
                        concertId -> histories.sample(concertId, RoomHistory.INTERVAL, RoomHistory.SAMPLES_MAX),
                        ROOM_CONCURRENCY,
                        1)
                .then();
    }
}
