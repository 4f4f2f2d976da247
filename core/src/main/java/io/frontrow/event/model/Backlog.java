package io.frontrow.event.model;

import java.time.Duration;

/**
 * Events that are still to be told.
 *
 * @param count how many, or 10,000 if there are more
 * @param age how long the oldest of them has waited, zero if there is none
 */
public record Backlog(long count, Duration age) {

    /** More are not counted. */
    public static final int COUNT_MAX = 10_000;
}
