package io.frontrow.reservation.usecase;

import io.frontrow.reservation.RefundCanceledPerformances;
import io.frontrow.reservation.port.CanceledPerformances;
import io.frontrow.reservation.port.CanceledPerformances.CanceledReservation;
import io.frontrow.reservation.port.CanceledPerformances.NewRefund;
import io.frontrow.reservation.port.CanceledPerformances.Unfinished;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Cancels batch by batch, and releases the hold of each reservation, then all other holds. A cancellation is done when
 * no seat is held any more either; an instance that has not heard of it yet may have held one meanwhile, which the next
 * run releases.
 */
public final class RefundCanceledPerformancesUseCase implements RefundCanceledPerformances {

    private static final Logger LOG = System.getLogger(RefundCanceledPerformancesUseCase.class.getName());
    private static final int PERFORMANCES = 100;
    private static final int BATCH = 50;

    private final CanceledPerformances performances;
    private final SeatHolds holds;
    private final Ids ids;

    public RefundCanceledPerformancesUseCase(CanceledPerformances performances, SeatHolds holds, Ids ids) {
        this.performances = performances;
        this.holds = holds;
        this.ids = ids;
    }

    /** A failure in one performance does not keep the others from being refunded. */
    @Override
    public Mono<Long> refund() {
        return performances
                .unfinished(PERFORMANCES)
                .flatMapIterable(unfinished -> unfinished)
                .concatMapDelayError(this::refund)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> refund(Unfinished performance) {
        return BatchLoop.items(BATCH, () -> cancelBatch(performance))
                .count()
                .delayUntil(_ -> holds.releaseAllIn(performance.concertId(), performance.performanceId()))
                .delayUntil(_ -> finish(performance));
    }

    private Mono<List<CanceledReservation>> cancelBatch(Unfinished performance) {
        List<NewRefund> newIds = Stream.generate(
                        () -> new NewRefund(new RefundId(ids.next()), new TransferId(ids.next())))
                .limit(BATCH)
                .toList();
        return performances
                .cancelReservations(performance.performanceId(), newIds)
                .delayUntil(canceled ->
                        Flux.fromIterable(canceled).concatMap(reservation -> release(performance, reservation)));
    }

    private Mono<Boolean> release(Unfinished performance, CanceledReservation reservation) {
        return holds.release(performance.concertId(), reservation.holdId(), reservation.userId())
                .onErrorResume(fault -> {
                    LOG.log(
                            Level.WARNING,
                            "Could not release the hold of a canceled reservation; it will expire by itself",
                            fault);
                    return Mono.just(false);
                });
    }

    private Mono<Boolean> finish(Unfinished performance) {
        return holds.heldSeats(performance.concertId(), List.of(performance.performanceId()))
                .flatMap(held -> held.values().stream().allMatch(seats -> seats.isEmpty())
                        ? performances.finish(performance.performanceId())
                        : Mono.just(false));
    }
}
