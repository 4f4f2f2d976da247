package io.frontrow.seat.usecase;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.seat.ReadSaleStatus;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.cache.RecentReads;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Counts the held seats together with the claimed ones. This costs a look at the held seats of the concert, of which
 * there are no more than the turns allow, and two queries if some are held. While a store is unavailable, held seats
 * count as available.
 */
public final class ReadSaleStatusUseCase implements ReadSaleStatus {

    /** With what it is made of and the response that shows it, a status is at most two seconds old. */
    private static final Duration KEPT_FOR = Duration.ofMillis(500);

    private final SaleStatuses sales;
    private final BookablePerformances bookable;
    private final SeatHolds holds;
    private final SeatClaims claims;
    private final RecentReads<ConcertId, SaleStatus> statuses;

    /**
     * Creates the use case.
     *
     * @param sales in which held seats are available, at most half a second old
     */
    public ReadSaleStatusUseCase(
            SaleStatuses sales, Performances performances, SeatHolds holds, SeatClaims claims, Scheduler scheduler) {
        this.sales = sales;
        this.bookable = new BookablePerformances(performances);
        this.holds = holds;
        this.claims = claims;
        this.statuses = new RecentReads<>(this::read, KEPT_FOR, scheduler);
    }

    @Override
    public Mono<SaleStatus> of(ConcertId concertId) {
        return statuses.get(concertId);
    }

    private Mono<SaleStatus> read(ConcertId concertId) {
        return sales.of(concertId)
                .flatMap(sale -> sale.seatsAvailable() == 0 ? Mono.just(sale) : withoutHeld(concertId, sale));
    }

    private Mono<SaleStatus> withoutHeld(ConcertId concertId, SaleStatus sale) {
        return bookable.of(concertId)
                .filter(ids -> !ids.isEmpty())
                .flatMap(ids -> holds.heldSeats(concertId, ids))
                .filter(held -> !held.values().stream().allMatch(SeatNumbers::isEmpty))
                .flatMap(claims::countTaken)
                .map(taken -> sale.withTaken(
                        taken.values().stream().mapToLong(Integer::longValue).sum()))
                .defaultIfEmpty(sale)
                .onErrorResume(StoreUnavailable.class, _ -> Mono.just(sale));
    }
}
