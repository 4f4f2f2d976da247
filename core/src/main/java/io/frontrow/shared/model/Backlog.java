package io.frontrow.shared.model;

import java.time.Duration;

/**
 * Work that is still to be done.
 *
 * @param count the number of items, at most {@link #COUNT_MAX}
 * @param age how long the oldest item has waited; zero if there is none
 */
public record Backlog(long count, Duration age) {

    /** The number above which items are not counted. */
    public static final int COUNT_MAX = 10_000;

    /** The backlog without items. */
    public static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
