package io.frontrow.catalog.model;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;

/**
 * A performance in a list.
 *
 * @param seatsAvailable seats that are neither held, reserved nor sold, 0 … {@code seatsTotal}
 */
public record PerformanceSummary(
        PerformanceId performanceId, ConcertId concertId, Instant startsAt, int seatsTotal, int seatsAvailable) {

    public static PerformanceSummary of(Performance performance, int seatsTaken) {
        int total = performance.plan().size();
        return new PerformanceSummary(
                performance.performanceId(),
                performance.concertId(),
                performance.startsAt(),
                total,
                total - seatsTaken);
    }
}
