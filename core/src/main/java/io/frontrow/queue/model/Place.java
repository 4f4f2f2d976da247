package io.frontrow.queue.model;

/**
 * A place in line: the smaller, the earlier. First come, first served, it is the microsecond of arrival, pushed up so
 * that no two are equal. A place of a lobby is below every microsecond of our days, so that the lobby comes first.
 *
 * @param value 0 … 2⁵³ - 1, which a sorted set's scores hold exactly
 */
public record Place(long value) implements Comparable<Place> {

    /** Of how many bits the places of a lobby are. */
    public static final int LOBBY_BITS = 50;

    private static final long LIMIT = 1L << 53;

    public Place {
        if (value < 0 || value >= LIMIT) {
            throw new IllegalArgumentException("a place is within 0 and 2^53 - 1");
        }
    }

    /** Whether it was given by lot before the opening, not by the time of arrival. */
    public boolean isOfLobby() {
        return value < 1L << LOBBY_BITS;
    }

    @Override
    public int compareTo(Place other) {
        return Long.compare(value, other.value);
    }
}
