package io.frontrow.reservation.model;

/** How far the points of cancelled seats have come. */
public enum RefundStatus {
    /** Nothing is to be given back. */
    NONE,
    /** Some are still on their way to the card that was paid with. */
    PENDING,
    /** All are back where they came from. */
    DONE
}
