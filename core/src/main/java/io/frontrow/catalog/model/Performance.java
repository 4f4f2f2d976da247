package io.frontrow.catalog.model;

import java.time.Instant;

/**
 * One date of a concert with its hall.
 *
 * @param salesOpenAt the concert's: from when seats can be held
 */
public record Performance(
        PerformanceId performanceId, ConcertId concertId, Instant startsAt, Instant salesOpenAt, SeatPlan plan) {

    /** Whether seats can be had now: the sale has opened and the performance has not begun. */
    public boolean isBookable(Instant now) {
        return !now.isBefore(salesOpenAt) && now.isBefore(startsAt);
    }
}
