package io.frontrow.catalog.model;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;

/**
 * One performance of a concert with its hall.
 *
 * @param salesOpenAt time from which seats of the concert can be held
 */
public record Performance(
        PerformanceId performanceId, ConcertId concertId, Instant startsAt, Instant salesOpenAt, SeatPlan plan) {

    /** Whether seats can be booked now: the sale has opened and the performance has not begun. */
    public boolean isBookable(Instant now) {
        return !now.isBefore(salesOpenAt) && now.isBefore(startsAt);
    }
}
