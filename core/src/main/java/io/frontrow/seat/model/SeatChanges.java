package io.frontrow.seat.model;

import java.time.Instant;
import java.util.List;

/**
 * Changes of seats.
 *
 * @param asOf when the seats were first seen with their new status
 * @param changed the changed seats, by number
 */
public record SeatChanges(Instant asOf, List<SeatChange> changed) {}
