package io.frontrow.onsale.history;

/**
 * A fault that was made while the sale ran.
 *
 * @param fault what was done, such as {@code redis-killed}
 * @param start when it began
 * @param end when it was undone
 * @param losesHolds whether holds may be lost by it, which costs no reserved or sold seat
 */
public record FaultRecord(String fault, long start, long end, boolean losesHolds) implements Line {

    /** {@return whether this was going on at some moment from one until another} */
    public boolean isWithin(long from, long to) {
        return start <= to && from <= end;
    }
}
