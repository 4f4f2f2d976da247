package io.frontrow.shared.model;

import java.time.Duration;

/**
 * What is still to be done.
 *
 * @param count how much, or 10,000 if it is more
 * @param age how long the oldest of it has waited, zero if there is none
 */
public record Backlog(long count, Duration age) {

    /** More is not counted. */
    public static final int COUNT_MAX = 10_000;

    /** That there is nothing. */
    public static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
