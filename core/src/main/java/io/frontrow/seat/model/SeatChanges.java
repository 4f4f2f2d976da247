package io.frontrow.seat.model;

import java.time.Instant;
import java.util.List;

/**
 * What has become of seats.
 *
 * @param changed by number
 */
public record SeatChanges(Instant asOf, List<SeatChange> changed) {}
