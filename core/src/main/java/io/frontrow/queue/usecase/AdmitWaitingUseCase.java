package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Admits batch by batch, so that no single step keeps the queue's store busy for long. */
public final class AdmitWaitingUseCase implements AdmitWaiting {

    private static final int BATCH = 500;
    private static final int ROOM_CONCURRENCY = 16;

    private final WaitingRooms rooms;
    private final AdmissionControl admissionControl;
    private final QueueRules rules;
    private final RoomsWithWaiting roomsWithWaiting = new RoomsWithWaiting();

    public AdmitWaitingUseCase(WaitingRooms rooms, AdmissionControl admissionControl, QueueRules rules) {
        this.rooms = rooms;
        this.admissionControl = admissionControl;
        this.rules = rules;
    }

    @Override
    public Mono<Long> admitAll() {
        return admitWhere(_ -> true);
    }

    @Override
    public Mono<Long> admitWhereWaiting() {
        return admitWhere(roomsWithWaiting::contains);
    }

    /** A failure in one room does not keep the others from admission. */
    private Mono<Long> admitWhere(Predicate<ConcertId> wanted) {
        return rooms.inUse()
                .flatMapMany(Flux::fromIterable)
                .filter(room -> wanted.test(room.concertId()))
                .flatMapDelayError(this::admit, ROOM_CONCURRENCY, 1)
                .reduce(0L, Long::sum);
    }

    @Override
    public Mono<Long> admitInto(ConcertId concertId) {
        return ifPresent(rooms.find(concertId), this::admit, () -> 0L);
    }

    @Override
    public void noteWaiting(ConcertId concertId) {
        roomsWithWaiting.add(concertId);
    }

    private Mono<Long> admit(WaitingRoom room) {
        return BatchLoop.count(BATCH, () -> admitBatch(room).map(Admission::admitted))
                .flatMap(admitted -> mark(room, admitted).thenReturn(admitted));
    }

    private Mono<Admission> admitBatch(WaitingRoom room) {
        return roomsWithWaiting.refreshedBy(
                admissionControl.admit(room, rules.evictionPauseMax(), BATCH), room.concertId());
    }

    /** The queue moves even while the store of the rooms is unavailable; the next admission marks the room. */
    private Mono<Void> mark(WaitingRoom room, long admitted) {
        return admitted == 0 || room.hasAdmitted()
                ? Mono.empty()
                : rooms.markAdmitted(room.concertId()).onErrorComplete(StoreUnavailable.class);
    }
}
