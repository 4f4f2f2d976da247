package io.frontrow.seat.usecase;

import io.frontrow.catalog.port.Performances;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.cache.RecentReads;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Counts the taken seats of the bookable performances of concerts: those held and those claimed. All who ask within
 * half a second share one count, so that no choice of pages causes more.
 */
final class TakenSeats {

    /** With the response that shows it, a count is at most two seconds old. */
    private static final Duration KEPT_FOR = Duration.ofMillis(500);

    private final BookablePerformances bookable;
    private final SeatHolds holds;
    private final SeatClaims claims;
    private final RecentReads<ConcertId, Map<PerformanceId, Integer>> counts;

    TakenSeats(Performances performances, SeatHolds holds, SeatClaims claims, Scheduler scheduler) {
        this.bookable = new BookablePerformances(performances);
        this.holds = holds;
        this.claims = claims;
        this.counts = new RecentReads<>(this::count, KEPT_FOR, scheduler);
    }

    /** {@return the number of taken seats of each performance} */
    Mono<Map<PerformanceId, Integer>> of(ConcertId concertId) {
        return counts.get(concertId);
    }

    private Mono<Map<PerformanceId, Integer>> count(ConcertId concertId) {
        return bookable.of(concertId)
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.just(Map.of())
                        : holds.heldSeats(concertId, ids).flatMap(claims::countTaken));
    }
}
