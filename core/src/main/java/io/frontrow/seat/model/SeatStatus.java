package io.frontrow.seat.model;

/** Status of a seat. */
public enum SeatStatus {
    AVAILABLE,
    HELD,
    RESERVED,
    SOLD
}
