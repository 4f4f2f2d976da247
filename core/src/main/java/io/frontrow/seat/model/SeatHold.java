package io.frontrow.seat.model;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * Seats held for a user until a deadline.
 *
 * @param expiresAt the deadline, by the clock of the store of the holds
 * @param remaining time to the deadline when the hold was read, for stores whose clocks may differ
 */
public record SeatHold(
        HoldId holdId,
        PerformanceId performanceId,
        UserId userId,
        SeatNumbers seats,
        Instant expiresAt,
        Duration remaining) {}
