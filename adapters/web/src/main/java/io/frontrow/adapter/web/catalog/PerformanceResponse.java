package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.PerformanceListing;
import java.time.Instant;
import java.util.UUID;

/** A performance of a concert. */
record PerformanceResponse(UUID performanceId, UUID concertId, Instant startsAt, int seatsTotal, int seatsAvailable) {
    static PerformanceResponse of(PerformanceListing performance) {
        return new PerformanceResponse(
                performance.performanceId().value(),
                performance.concertId().value(),
                performance.startsAt(),
                performance.seatsTotal(),
                performance.seatsAvailable());
    }
}
