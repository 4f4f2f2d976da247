package io.frontrow.queue.model;

/**
 * A place in line: the smaller, the earlier. First come, first served, it is the microsecond of arrival, pushed up so
 * that no two are equal.
 *
 * @param value 0 … 2⁵³ - 1, which a sorted set's scores hold exactly
 */
public record Place(long value) implements Comparable<Place> {

    private static final long LIMIT = 1L << 53;

    public Place {
        if (value < 0 || value >= LIMIT) {
            throw new IllegalArgumentException("a place is within 0 and 2^53 - 1");
        }
    }

    @Override
    public int compareTo(Place other) {
        return Long.compare(value, other.value);
    }
}
