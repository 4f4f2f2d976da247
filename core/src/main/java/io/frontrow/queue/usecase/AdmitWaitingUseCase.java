package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTickets.Admission;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Admits batch by batch, so that no single step keeps the queue's store busy for long. It remembers the lively rooms:
 * those in which somebody waited when it last asked, or has come since.
 */
public final class AdmitWaitingUseCase implements AdmitWaiting {

    private static final int BATCH = 500;
    private static final int ROOM_CONCURRENCY = 16;

    private final WaitingRooms rooms;
    private final QueueTickets tickets;
    private final Set<ConcertId> lively = ConcurrentHashMap.newKeySet();

    public AdmitWaitingUseCase(WaitingRooms rooms, QueueTickets tickets) {
        this.rooms = rooms;
        this.tickets = tickets;
    }

    @Override
    public Mono<Long> everywhere() {
        return admitWhere(_ -> true);
    }

    @Override
    public Mono<Long> whereSomebodyWaits() {
        return admitWhere(lively::contains);
    }

    /** Every room has its turn, also when the one before it failed. */
    private Mono<Long> admitWhere(Predicate<ConcertId> wanted) {
        return rooms.inUse()
                .flatMapMany(Flux::fromIterable)
                .filter(room -> wanted.test(room.concertId()))
                .flatMapDelayError(this::admit, ROOM_CONCURRENCY, 1)
                .reduce(0L, Long::sum);
    }

    @Override
    public void expect(ConcertId concertId) {
        lively.add(concertId);
    }

    @Override
    public Mono<Long> into(ConcertId concertId) {
        return ifPresent(rooms.find(concertId), this::admit, () -> 0L);
    }

    private Mono<Long> admit(WaitingRoom room) {
        return BatchLoop.count(BATCH, () -> admitBatch(room).map(Admission::admitted))
                .flatMap(admitted -> mark(room, admitted).thenReturn(admitted));
    }

    /** What was known is forgotten before the store is asked, so that whoever comes meanwhile is not. */
    private Mono<Admission> admitBatch(WaitingRoom room) {
        return Mono.fromRunnable(() -> lively.remove(room.concertId()))
                .then(tickets.admit(room, BATCH))
                .doOnNext(batch -> note(room, batch.waiting()))
                .doOnError(_ -> lively.add(room.concertId()));
    }

    private void note(WaitingRoom room, long waiting) {
        if (waiting > 0) {
            lively.add(room.concertId());
        }
    }

    /** The queue moves also while the rooms' store is away; the next admission marks it. */
    private Mono<Void> mark(WaitingRoom room, long admitted) {
        return admitted == 0 || room.hasAdmitted()
                ? Mono.empty()
                : rooms.markAdmitted(room.concertId()).onErrorComplete(StoreUnavailable.class);
    }
}
