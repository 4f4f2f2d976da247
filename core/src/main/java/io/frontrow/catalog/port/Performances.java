package io.frontrow.catalog.port;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All performances. A performance never changes, so it may be cached. */
public interface Performances {

    /**
     * Puts a performance of a concert on sale.
     *
     * @return the performance as added; empty if there is no such concert
     */
    Mono<Optional<Performance>> add(PerformanceId performanceId, ConcertId concertId, Instant startsAt, SeatPlan plan);

    Mono<Optional<Performance>> find(PerformanceId performanceId);

    /** The performances of the concert that are bookable now by the store's clock, earliest first. */
    Mono<Page<Performance>> bookable(ConcertId concertId, PageRequest request);
}
