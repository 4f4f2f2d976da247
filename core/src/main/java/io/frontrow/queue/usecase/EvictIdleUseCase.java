package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.EvictIdle;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Evicts batch by batch, releases the held seats and admits the next entries. */
public final class EvictIdleUseCase implements EvictIdle {

    private static final int BATCH = 500;
    private static final int CONCURRENCY = 16;

    private final WaitingRooms rooms;
    private final AdmissionControl admissionControl;
    private final HeldSeats heldSeats;
    private final AdmitWaiting admitWaiting;
    private final QueueRules rules;

    public EvictIdleUseCase(
            WaitingRooms rooms,
            AdmissionControl admissionControl,
            HeldSeats heldSeats,
            AdmitWaiting admitWaiting,
            QueueRules rules) {
        this.rooms = rooms;
        this.admissionControl = admissionControl;
        this.heldSeats = heldSeats;
        this.admitWaiting = admitWaiting;
        this.rules = rules;
    }

    /** A failure in one room does not keep the others from eviction. */
    @Override
    public Mono<Long> evict() {
        return rooms.inUse()
                .flatMapMany(Flux::fromIterable)
                .map(WaitingRoom::concertId)
                .flatMapDelayError(this::evictFrom, CONCURRENCY, 1)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> evictFrom(ConcertId concertId) {
        return admissionControl
                .evictIdle(concertId, rules.evictionPauseMax(), BATCH)
                .expand(batch -> batch.isFull()
                        ? admissionControl.evictIdle(concertId, rules.evictionPauseMax(), BATCH)
                        : Mono.empty())
                .concatMap(batch -> giveBack(concertId, batch))
                .reduce(0L, Long::sum);
    }

    /** The entries are evicted, even if one of the steps fails. Each is tried whatever becomes of the others. */
    private Mono<Long> giveBack(ConcertId concertId, Eviction batch) {
        List<QueueEntry> active = batch.active();
        Mono<Long> evicted = Mono.just((long) batch.waiting() + active.size());
        return active.isEmpty()
                ? evicted
                : Flux.<Object>concatDelayError(admitWaiting.admitInto(concertId), releaseAll(active))
                        .then(evicted);
    }

    private Mono<Void> releaseAll(List<QueueEntry> active) {
        return Flux.fromIterable(active)
                .flatMapDelayError(heldSeats::releaseAll, CONCURRENCY, 1)
                .then();
    }
}
