package io.frontrow.scenario.harness;

import java.util.UUID;

/** A performance of a concert, in the standard hall unless a test created another one. */
public record Performance(UUID concertId, UUID id) {

    /** The price of a seat of the standard hall. */
    public static final long PRICE = 50_000;

    /** The number of seats of the standard hall. */
    public static final int SEATS = 50;
}
