package io.frontrow.reservation.model;

/** Where a reservation stands. */
public enum ReservationStatus {
    /** Awaits payment within its deadline. */
    RESERVED,
    /** Paid. */
    CONFIRMED,
    /** Was paid, and all its seats were given back. */
    CANCELED,
    /** Was not paid in time. */
    EXPIRED
}
