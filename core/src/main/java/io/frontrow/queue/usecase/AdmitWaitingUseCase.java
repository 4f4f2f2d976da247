package io.frontrow.queue.usecase;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTickets.Admission;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.port.StoreUnavailable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Admits batch by batch, so that no single step keeps the queue's store busy for long. */
public final class AdmitWaitingUseCase implements AdmitWaiting {

    private static final int BATCH = 500;
    private static final int ROOMS_AT_ONCE = 16;

    private final WaitingRooms rooms;
    private final QueueTickets tickets;

    public AdmitWaitingUseCase(WaitingRooms rooms, QueueTickets tickets) {
        this.rooms = rooms;
        this.tickets = tickets;
    }

    /** Every room has its turn, also when the one before it failed. */
    @Override
    public Mono<Long> everywhere() {
        return rooms.inUse()
                .flatMapMany(Flux::fromIterable)
                .flatMapDelayError(this::admit, ROOMS_AT_ONCE, 1)
                .reduce(0L, Long::sum);
    }

    @Override
    public Mono<Long> into(ConcertId concertId) {
        return rooms.find(concertId).flatMap(found -> found.map(this::admit).orElseGet(() -> Mono.just(0L)));
    }

    private Mono<Long> admit(WaitingRoom room) {
        return tickets.admit(room, BATCH)
                .expand(batch -> batch.admitted() < BATCH ? Mono.empty() : tickets.admit(room, BATCH))
                .map(Admission::admitted)
                .reduce(0L, Long::sum)
                .flatMap(admitted -> mark(room, admitted).thenReturn(admitted));
    }

    /** The queue moves also while the rooms' store is away; the next admission marks it. */
    private Mono<Void> mark(WaitingRoom room, long admitted) {
        return admitted == 0 || room.hasAdmitted()
                ? Mono.empty()
                : rooms.markAdmitted(room.concertId()).onErrorComplete(StoreUnavailable.class);
    }
}
