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
        PerformanceId performanceId,
        ConcertId concertId,
        Instant startsAt,
        Instant salesOpenAt,
        SeatPlan plan,
        PerformanceState state) {

    /** A performance on sale. */
    public Performance(
            PerformanceId performanceId, ConcertId concertId, Instant startsAt, Instant salesOpenAt, SeatPlan plan) {
        this(performanceId, concertId, startsAt, salesOpenAt, plan, PerformanceState.ON_SALE);
    }

    /** Whether seats can be booked now: the performance is on sale, the sale has opened, and it has not begun. */
    public boolean isBookable(Instant now) {
        return state == PerformanceState.ON_SALE && !now.isBefore(salesOpenAt) && now.isBefore(startsAt);
    }
}
