package io.frontrow.queue.model;

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
record Passage(double watchedSeconds, long ended, double inSeconds, long gaveUp, double waitingSeconds) {

    static final Passage NONE = new Passage(0, 0, 0, 0, 0);

    /** A gap in the tallies, when no instance ran, counts as this long at most: nobody knows what happened when. */
    private static final Duration STEP_MAX = Pace.BETWEEN_TALLIES_MAX;

    /** Who was let in and is not in any more has ended a session; all others who went have left the line. */
    static Passage between(Tally from, Tally to) {
        double seconds = seconds(Duration.between(from.at(), to.at()));
        long ended = Math.max(0, to.admitted() - from.admitted() - (to.in() - from.in()));
        long gaveUp = Math.max(0, to.departed() - from.departed() - ended);
        return new Passage(
                from.in() + to.in() > 0 ? seconds : 0,
                ended,
                seconds * (from.in() + to.in()) / 2,
                gaveUp,
                seconds * (from.waiting() + to.waiting()) / 2);
    }

    static Passage sum(List<Passage> passages) {
        return passages.stream().reduce(NONE, Passage::plus);
    }

    private Passage plus(Passage other) {
        return new Passage(
                watchedSeconds + other.watchedSeconds,
                ended + other.ended,
                inSeconds + other.inSeconds,
                gaveUp + other.gaveUp,
                waitingSeconds + other.waitingSeconds);
    }

    double endingHazard() {
        return hazard(ended, inSeconds);
    }

    double givingUpHazard() {
        return hazard(gaveUp, waitingSeconds);
    }

    private static double hazard(long events, double seconds) {
        return seconds == 0 ? 0 : events / seconds;
    }

    private static double seconds(Duration duration) {
        return Math.clamp(duration.toMillis(), 0, STEP_MAX.toMillis()) / 1_000.0;
    }
}
