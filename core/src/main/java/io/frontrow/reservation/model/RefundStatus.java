package io.frontrow.reservation.model;

/** Status of the refund for canceled seats. */
public enum RefundStatus {
    /** Nothing is to be refunded. */
    NONE,
    /** A refund to the card is still pending. */
    PENDING,
    /** All of it is refunded. */
    DONE
}
