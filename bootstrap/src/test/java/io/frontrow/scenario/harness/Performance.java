package io.frontrow.scenario.harness;

import java.util.UUID;

/** A date of a concert, in the standard hall unless a test made it otherwise. */
public record Performance(UUID concertId, UUID id) {

    /** What a seat of the standard hall costs. */
    public static final long PRICE = 50_000;

    /** How many seats the standard hall has. */
    public static final int SEATS = 50;
}
