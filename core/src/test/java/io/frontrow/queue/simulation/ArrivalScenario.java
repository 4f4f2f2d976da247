package io.frontrow.queue.simulation;

import io.frontrow.queue.model.WaitingRoomPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A scenario of arrivals: how many users join, how long their turns last, and how long they wait before giving up.
 *
 * @param atOpening the number of users who arrive in the first minute
 * @param perSecond the mean number of later arrivals per second
 * @param hours the time in which users arrive and poll
 * @param turns the length of turns, unless the policy ends them sooner
 * @param patience the time after which waiting users give up
 */
record ArrivalScenario(
        String name,
        WaitingRoomPolicy policy,
        int atOpening,
        double perSecond,
        double hours,
        DurationDistribution turns,
        DurationDistribution patience) {

    private static final long MINUTE_MILLIS = 60_000;

    long millis() {
        return Math.round(hours * 60) * MINUTE_MILLIS;
    }

    /** The arrivals in milliseconds after the opening, in order. */
    List<Long> arrivals(Random random) {
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < atOpening; i++) {
            arrivals.add((long) (random.nextDouble() * MINUTE_MILLIS));
        }
        if (perSecond > 0) {
            DurationDistribution between = DurationDistribution.memoryless(1 / perSecond);
            for (double at = 0; at < millis(); at += between.seconds(random) * 1_000) {
                arrivals.add((long) at);
            }
        }
        arrivals.sort(null);
        return arrivals;
    }
}
