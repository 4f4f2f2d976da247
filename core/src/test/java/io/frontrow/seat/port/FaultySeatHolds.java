package io.frontrow.seat.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Holds whose replies come late, or are replaced.
 *
 * @param purging changes the reply to purging expired holds
 * @param releasing changes the reply to the release of one hold
 * @param reading changes the reply to reading the held seats
 */
public record FaultySeatHolds(
        SeatHolds holds,
        UnaryOperator<Mono<Long>> purging,
        UnaryOperator<Mono<Boolean>> releasing,
        UnaryOperator<Mono<Map<PerformanceId, SeatNumbers>>> reading)
        implements SeatHolds {

    /** Holds that can be read. */
    public FaultySeatHolds(SeatHolds holds, UnaryOperator<Mono<Long>> purging, UnaryOperator<Mono<Boolean>> releasing) {
        this(holds, purging, releasing, UnaryOperator.identity());
    }

    @Override
    public Mono<Outcome> hold(HoldRequest request) {
        return holds.hold(request);
    }

    @Override
    public Mono<Boolean> release(ConcertId concertId, HoldId holdId, UserId userId) {
        return releasing.apply(holds.release(concertId, holdId, userId));
    }

    @Override
    public Mono<Void> releaseAll(QueueEntry entry) {
        return holds.releaseAll(entry);
    }

    @Override
    public Mono<Long> releaseAllIn(ConcertId concertId, PerformanceId performanceId) {
        return holds.releaseAllIn(concertId, performanceId);
    }

    @Override
    public Mono<Boolean> holdsNothing(QueueEntry entry) {
        return holds.holdsNothing(entry);
    }

    @Override
    public Mono<Optional<SeatHold>> find(ConcertId concertId, HoldId holdId) {
        return holds.find(concertId, holdId);
    }

    @Override
    public Mono<List<SeatHold>> holdsOf(ConcertId concertId, PerformanceId performanceId, SeatNumbers seats) {
        return holds.holdsOf(concertId, performanceId, seats);
    }

    @Override
    public Mono<Map<PerformanceId, SeatNumbers>> heldSeats(
            ConcertId concertId, Collection<PerformanceId> performanceIds) {
        return reading.apply(holds.heldSeats(concertId, performanceIds));
    }

    @Override
    public Mono<Long> purgeExpired(ConcertId concertId, int atMost) {
        return purging.apply(holds.purgeExpired(concertId, atMost));
    }
}
