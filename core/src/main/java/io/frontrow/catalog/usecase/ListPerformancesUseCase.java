package io.frontrow.catalog.usecase;

import io.frontrow.catalog.ListPerformances;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.PerformanceListing;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Lists bookable dates and counts what is left of each: all seats less those held and those claimed. */
public final class ListPerformancesUseCase implements ListPerformances {

    private final Concerts concerts;
    private final Performances performances;
    private final SeatHolds holds;
    private final SeatClaims claims;

    public ListPerformancesUseCase(Concerts concerts, Performances performances, SeatHolds holds, SeatClaims claims) {
        this.concerts = concerts;
        this.performances = performances;
        this.holds = holds;
        this.claims = claims;
    }

    @Override
    public Mono<Result> list(ConcertId concertId, PageRequest request) {
        return concerts.find(concertId)
                .flatMap(found -> found.isPresent()
                        ? bookable(concertId, request).map(Result.Listed::new)
                        : Mono.just(new Result.UnknownConcert()));
    }

    private Mono<Page<PerformanceListing>> bookable(ConcertId concertId, PageRequest request) {
        return performances
                .bookable(concertId, request)
                .flatMap(page ->
                        taken(concertId, page).map(taken -> page.map(performance -> listing(performance, taken))));
    }

    private Mono<Map<PerformanceId, Integer>> taken(ConcertId concertId, Page<Performance> page) {
        List<PerformanceId> ids =
                page.items().stream().map(Performance::performanceId).toList();
        return ids.isEmpty() ? Mono.just(Map.of()) : holds.held(concertId, ids).flatMap(claims::countTaken);
    }

    private static PerformanceListing listing(Performance performance, Map<PerformanceId, Integer> taken) {
        return PerformanceListing.of(performance, taken.getOrDefault(performance.performanceId(), 0));
    }
}
