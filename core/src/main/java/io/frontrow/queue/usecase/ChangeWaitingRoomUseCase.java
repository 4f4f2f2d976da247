package io.frontrow.queue.usecase;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.WaitingRooms;
import reactor.core.publisher.Mono;

/** Stores the policy and tells the queue's store at once. */
public final class ChangeWaitingRoomUseCase implements ChangeWaitingRoom {

    private final WaitingRooms rooms;
    private final AdmitWaiting admission;
    private final ReadWaitingRoom reading;

    public ChangeWaitingRoomUseCase(WaitingRooms rooms, AdmitWaiting admission, ReadWaitingRoom reading) {
        this.rooms = rooms;
        this.admission = admission;
        this.reading = reading;
    }

    @Override
    public Mono<ReadWaitingRoom.Result> change(ConcertId concertId, WaitingRoomPolicy policy) {
        return rooms.change(concertId, policy)
                .flatMap(_ -> admission.into(concertId))
                .then(reading.read(concertId));
    }
}
