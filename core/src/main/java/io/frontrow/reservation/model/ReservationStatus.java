package io.frontrow.reservation.model;

/** Status of a reservation. */
public enum ReservationStatus {
    /** Awaits payment within its deadline. */
    RESERVED,
    /** Paid. */
    CONFIRMED,
    /** Was paid, and all its seats were canceled. */
    CANCELED,
    /** Was not paid in time. */
    EXPIRED
}
