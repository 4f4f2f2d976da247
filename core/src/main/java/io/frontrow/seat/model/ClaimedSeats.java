package io.frontrow.seat.model;

import io.frontrow.catalog.model.SeatNumbers;

/**
 * The seats of a performance that somebody has.
 *
 * @param reserved those whose payment is awaited, within its deadline
 * @param sold those that are paid
 */
public record ClaimedSeats(SeatNumbers reserved, SeatNumbers sold) {}
