package io.frontrow.queue.forecast;

import java.time.Duration;
import java.util.List;

/**
 * What happened in a room during some time.
 *
 * @param watchedSeconds how long there was somebody in
 * @param ended sessions that ended
 * @param inSeconds seconds spent inside, of all people together
 * @param gaveUp tickets that left the line unadmitted
 * @param waitingSeconds seconds spent in line, of all people together
 */
record RoomInterval(double occupiedSeconds, long turnsEnded, double turnSeconds, long abandonments, double waitingSeconds) {

    static final RoomInterval NONE = new RoomInterval(0, 0, 0, 0, 0);

    /** A gap in the tallies, when no instance ran, counts as this long at most: nobody knows what happened when. */
    private static final Duration GAP_MAX = DepartureRates.SAMPLING_INTERVAL_MAX;

    /** Who was let in and is not in any more has ended a session; all others who went have left the line. */
    static RoomInterval between(RoomSample from, RoomSample to) {
        double seconds = seconds(Duration.between(from.at(), to.at()));
        long ended = Math.max(0, to.admitted() - from.admitted() - (to.active() - from.active()));
        long gaveUp = Math.max(0, to.departed() - from.departed() - ended);
        return new RoomInterval(
                from.active() + to.active() > 0 ? seconds : 0,
                ended,
                seconds * (from.active() + to.active()) / 2,
                gaveUp,
                seconds * (from.waiting() + to.waiting()) / 2);
    }

    static RoomInterval sum(List<RoomInterval> passages) {
        return passages.stream().reduce(NONE, RoomInterval::plus);
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
