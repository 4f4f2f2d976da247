package io.frontrow.queue.usecase;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.SweepIdle;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTickets.Sweep;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.port.SeatHolds;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sweeps batch by batch, gives the held seats back and lets the next in. */
public final class SweepIdleUseCase implements SweepIdle {

    private static final int BATCH = 500;
    private static final int CONCURRENCY = 16;

    private final WaitingRooms rooms;
    private final QueueTickets tickets;
    private final SeatHolds holds;
    private final AdmitWaiting admission;
    private final QueueRules rules;

    public SweepIdleUseCase(
            WaitingRooms rooms, QueueTickets tickets, SeatHolds holds, AdmitWaiting admission, QueueRules rules) {
        this.rooms = rooms;
        this.tickets = tickets;
        this.holds = holds;
        this.admission = admission;
        this.rules = rules;
    }

    /** Every room has its turn, also when the one before it failed. */
    @Override
    public Mono<Long> sweep() {
        return rooms.inUse()
                .flatMapMany(Flux::fromIterable)
                .map(WaitingRoom::concertId)
                .flatMapDelayError(this::sweep, CONCURRENCY, 1)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> sweep(ConcertId concertId) {
        return tickets.sweep(concertId, rules.evictionPauseMax(), BATCH)
                .expand(batch ->
                        batch.isFull() ? tickets.sweep(concertId, rules.evictionPauseMax(), BATCH) : Mono.empty())
                .concatMap(batch -> giveOn(concertId, batch))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> giveOn(ConcertId concertId, Sweep batch) {
        List<QueueTicket> active = batch.active();
        Mono<Long> swept = Mono.just((long) batch.waiting() + active.size());
        return active.isEmpty()
                ? swept
                : admission.into(concertId).then(releaseAll(active)).then(swept);
    }

    private Mono<Void> releaseAll(List<QueueTicket> active) {
        return Flux.fromIterable(active).flatMap(holds::releaseAll, CONCURRENCY).then();
    }
}
