package io.frontrow.seat.model;

import io.frontrow.catalog.model.SeatNumbers;

/**
 * The claimed seats of a performance.
 *
 * @param reserved seats whose payment is awaited, within its deadline
 * @param sold seats that are paid
 */
public record ClaimedSeats(SeatNumbers reserved, SeatNumbers sold) {}
