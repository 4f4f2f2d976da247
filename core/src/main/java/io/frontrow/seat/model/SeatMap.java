package io.frontrow.seat.model;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All seats of a performance with their status at a moment.
 *
 * @param held those that somebody holds; a claim outranks a hold
 */
public record SeatMap(
        PerformanceId performanceId, SeatPlan plan, Instant asOf, SeatNumbers held, ClaimedSeats claimed) {

    /**
     * What the map shows for a seat.
     *
     * @param number a seat of the plan
     */
    public SeatStatus status(int number) {
        if (claimed.sold().contains(number)) {
            return SeatStatus.SOLD;
        }
        if (claimed.reserved().contains(number)) {
            return SeatStatus.RESERVED;
        }
        return held.contains(number) ? SeatStatus.HELD : SeatStatus.AVAILABLE;
    }

    /** Whether the other map of the same performance shows every seat with the same status. */
    public boolean showsSameAs(SeatMap other) {
        return claimed.equals(other.claimed) && freeOfClaims(held).equals(freeOfClaims(other.held));
    }

    /**
     * The seats that this map shows otherwise than an earlier one of the same performance.
     *
     * @param before null for all seats
     */
    public SeatChanges changesSince(@Nullable SeatMap before) {
        return new SeatChanges(
                asOf,
                plan.seats()
                        .map(seat -> new SeatChange(seat.number(), status(seat.number())))
                        .filter(change -> before == null || change.status() != before.status(change.seatNumber()))
                        .toList());
    }

    private SeatNumbers freeOfClaims(SeatNumbers seats) {
        return seats.minus(claimed.reserved()).minus(claimed.sold());
    }
}
