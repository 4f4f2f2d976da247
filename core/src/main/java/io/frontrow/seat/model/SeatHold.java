package io.frontrow.seat.model;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import java.time.Duration;
import java.time.Instant;

/**
 * Seats kept for a user until a deadline.
 *
 * @param expiresAt the deadline, by the clock of the holds' store
 * @param remaining how long it was until the deadline when this was read; other stores reckon with it, whose clocks may differ
 */
public record SeatHold(
        HoldId holdId,
        PerformanceId performanceId,
        UserId userId,
        SeatNumbers seats,
        Instant expiresAt,
        Duration remaining) {}
