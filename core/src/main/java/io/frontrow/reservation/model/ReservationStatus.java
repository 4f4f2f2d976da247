package io.frontrow.reservation.model;

/** Status of a reservation. */
public enum ReservationStatus {
    /** Awaits payment within its deadline. */
    RESERVED,
    /** Paid. */
    CONFIRMED,
    /** All its seats were canceled, after or before it was paid. */
    CANCELED,
    /** Was not paid in time. */
    EXPIRED
}
