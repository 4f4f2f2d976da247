package io.frontrow.seat.usecase;

import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.PurgeExpiredHolds;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.BatchLoop;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Purges the expired holds of every concert in use, batch by batch. */
public final class PurgeExpiredHoldsUseCase implements PurgeExpiredHolds {

    private static final int BATCH = 500;

    private final WaitingRooms rooms;
    private final SeatHolds holds;

    public PurgeExpiredHoldsUseCase(WaitingRooms rooms, SeatHolds holds) {
        this.rooms = rooms;
        this.holds = holds;
    }

    /** A failure in one room does not keep the others from the purge. */
    @Override
    public Mono<Long> purge() {
        return rooms.inUse()
                .flatMapMany(Flux::fromIterable)
                .concatMapDelayError(this::purge)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> purge(WaitingRoom room) {
        return BatchLoop.count(BATCH, () -> holds.purgeExpired(room.concertId(), BATCH));
    }
}
