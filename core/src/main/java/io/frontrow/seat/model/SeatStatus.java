package io.frontrow.seat.model;

/** Whether a seat can be had. */
public enum SeatStatus {
    AVAILABLE,
    HELD,
    RESERVED,
    SOLD
}
