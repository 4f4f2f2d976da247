package io.frontrow.queue.model.forecast;

import java.time.Duration;
import java.util.List;

/**
 * What happened in a room between two samples, or over several such intervals.
 *
 * @param occupiedSeconds time in which at least one turn ran
 * @param turnsEnded turns that ended
 * @param turnSeconds total time spent in turns, over all users
 * @param abandonments entries that left the queue without being admitted
 * @param waitingSeconds total time spent in the queue, over all entries
 */
record RoomInterval(
        double occupiedSeconds, long turnsEnded, double turnSeconds, long abandonments, double waitingSeconds) {

    static final RoomInterval NONE = new RoomInterval(0, 0, 0, 0, 0);

    /** A gap between samples, in which no instance ran, counts as at most this long: it is unknown when events fell. */
    private static final Duration GAP_MAX = DepartureRates.SAMPLING_INTERVAL_MAX;

    /** An admitted user whose turn no longer runs has ended a turn; every other departure is an abandonment. */
    static RoomInterval between(RoomSample from, RoomSample to) {
        double seconds = seconds(Duration.between(from.at(), to.at()));
        long turnsEnded = Math.max(0, to.admitted() - from.admitted() - (to.active() - from.active()));
        long abandonments = Math.max(0, to.departed() - from.departed() - turnsEnded);
        return new RoomInterval(
                from.active() + to.active() > 0 ? seconds : 0,
                turnsEnded,
                seconds * (from.active() + to.active()) / 2,
                abandonments,
                seconds * (from.waiting() + to.waiting()) / 2);
    }

    static RoomInterval sum(List<RoomInterval> intervals) {
        return intervals.stream().reduce(NONE, RoomInterval::plus);
    }

    private RoomInterval plus(RoomInterval other) {
        return new RoomInterval(
                occupiedSeconds + other.occupiedSeconds,
                turnsEnded + other.turnsEnded,
                turnSeconds + other.turnSeconds,
                abandonments + other.abandonments,
                waitingSeconds + other.waitingSeconds);
    }

    double turnEndsPerSecond() {
        return rate(turnsEnded, turnSeconds);
    }

    double abandonmentsPerSecond() {
        return rate(abandonments, waitingSeconds);
    }

    private static double rate(long events, double seconds) {
        return seconds == 0 ? 0 : events / seconds;
    }

    private static double seconds(Duration duration) {
        return Math.clamp(duration.toMillis(), 0, GAP_MAX.toMillis()) / 1_000.0;
    }
}
