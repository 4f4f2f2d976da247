package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.PerformanceSummary;
import java.time.Instant;
import java.util.UUID;

/** A performance of a concert. */
record PerformanceResponse(UUID performanceId, UUID concertId, Instant startsAt, int seatsTotal, int seatsAvailable) {
    static PerformanceResponse of(PerformanceSummary performance) {
        return new PerformanceResponse(
                performance.performanceId().value(),
                performance.concertId().value(),
                performance.startsAt(),
                performance.seatsTotal(),
                performance.seatsAvailable());
    }
}
