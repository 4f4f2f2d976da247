package io.frontrow.seat.model;

import java.time.Duration;

/**
 * Limits of seat holds and reservations.
 *
 * @param holdFor how long a hold lasts
 * @param perUserMax the number of seats of a performance that one user may have
 */
public record SeatRules(Duration holdFor, int perUserMax) {}
