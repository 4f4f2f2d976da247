package io.frontrow.seat.model;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All seats of a performance with their status.
 *
 * @param since when the seats were first seen with this status
 * @param held the seats of holds; a claim takes precedence over a hold
 */
public record SeatMap(
        PerformanceId performanceId, SeatPlan plan, Instant since, SeatNumbers held, ClaimedSeats claimed) {

    /**
     * The status of a seat.
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

    /** Whether another map of the same performance shows every seat with the same status. */
    public boolean showsSameAs(SeatMap other) {
        return claimed.equals(other.claimed) && freeOfClaims(held).equals(freeOfClaims(other.held));
    }

    /**
     * The seats whose status differs from an earlier map of the same performance.
     *
     * @param before the earlier map; null for all seats
     */
    public SeatChanges changesSince(@Nullable SeatMap before) {
        return new SeatChanges(
                since,
                plan.seats()
                        .map(seat -> new SeatChange(seat.number(), status(seat.number())))
                        .filter(change -> before == null || change.status() != before.status(change.seatNumber()))
                        .toList());
    }

    private SeatNumbers freeOfClaims(SeatNumbers seats) {
        return seats.minus(claimed.reserved()).minus(claimed.sold());
    }
}
