package io.frontrow.queue.model;

/**
 * The counts of a waiting room.
 *
 * @param waiting entries that wait now
 * @param away entries among those that wait whose users are away now; a user who has just become away may be missing
 * @param active turns that run now
 * @param admittedTotal entries admitted so far
 * @param leftTotal entries that have left or were completed by payment so far
 * @param expiredTotal turns that ran out and entries evicted as idle so far
 * @param admittedPerSecond entries admitted during the last second
 * @param promises how often the estimates of this room held
 */
public record RoomCounts(
        long waiting,
        long away,
        long active,
        long admittedTotal,
        long leftTotal,
        long expiredTotal,
        long admittedPerSecond,
        PromiseCounts promises) {

    /** The counts of a room without any promise that could have been kept yet. */
    public RoomCounts(
            long waiting,
            long away,
            long active,
            long admittedTotal,
            long leftTotal,
            long expiredTotal,
            long admittedPerSecond) {
        this(waiting, away, active, admittedTotal, leftTotal, expiredTotal, admittedPerSecond, PromiseCounts.NONE);
    }
}
