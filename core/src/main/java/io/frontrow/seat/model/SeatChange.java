package io.frontrow.seat.model;

/** A seat and its new status. */
public record SeatChange(int seatNumber, SeatStatus status) {}
