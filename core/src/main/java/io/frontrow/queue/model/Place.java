package io.frontrow.queue.model;

/**
 * A place in the queue; smaller places come first. For users who join first come, first served, it is the microsecond
 * of arrival, increased where needed so that no two places are equal. Places of a pre-queue are below every present-day
 * microsecond, so the pre-queue comes first.
 *
 * @param value 0 … 2⁵³ - 1, which the scores of a sorted set represent exactly
 */
public record Place(long value) implements Comparable<Place> {

    /** Number of bits of the places of a pre-queue. */
    public static final int PRE_QUEUE_BITS = 50;

    private static final long LIMIT = 1L << 53;

    public Place {
        if (value < 0 || value >= LIMIT) {
            throw new IllegalArgumentException("a place is within 0 and 2^53 - 1");
        }
    }

    /** Whether the place was drawn before the opening, not given by the time of arrival. */
    public boolean isOfPreQueue() {
        return value < 1L << PRE_QUEUE_BITS;
    }

    @Override
    public int compareTo(Place other) {
        return Long.compare(value, other.value);
    }
}
