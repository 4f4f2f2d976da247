package io.frontrow.queue.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitingRoomPolicy;

/**
 * Foretells waits in a room. Those who find a free place are let in at the rate. The others wait until sessions have
 * ended, which goes as measured: as far ahead as the measuring reaches, and where it is too short, blended with what the
 * policy says. Those ahead who give up shorten it. How well it does is told in docs/waiting-time.md.
 */
public record WaitForecast(WaitingRoomPolicy policy, DepartureRates rates) {

    /** The 90th percentile as a deviate of the standard normal distribution. */
    private static final double HIGH = 1.2816;

    private static final double MEDIAN = 0;

    /** Letting in goes in steps of a fraction of a second, which may waste a part of the rate. */
    private static final double RATE_WASTED = 0.1;

    /** After so many endings nothing is left of the policy's guess. */
    private static final double ENDINGS_TRUSTED = 10;

    /** Of the time watched, how far ahead it is believed, until a whole session was: short sessions end first. */
    private static final double REACH = 0.25;

    /** The part of a window that has to be seen to be a whole one. */
    private static final double WHOLE = 0.95;

    /** How much of the giving up counts: those ahead came earlier, and who has waited long gives up less. */
    private static final double GIVING_UP_AHEAD = 0.5;

    /**
     * How long it may take until a ticket is let in; never less for one further back.
     *
     * @param ahead how many wait in front, from 0
     * @param active how many are in
     * @return empty while nobody knows, because the room is paused
     */
    public Optional<WaitEstimate> estimate(long ahead, long active, Instant now) {
        if (policy.paused()) {
            return Optional.empty();
        }
        double turn = ahead + 1.0;
        double byRate = turn / policy.admitPerSecond();
        double endings = turn - (policy.capacity() - active);
        double median = Math.max(byRate, untilEnded(endings, MEDIAN));
        double high = Math.max(byRate * (1 + RATE_WASTED), untilEnded(endings, HIGH));
        long untilOpen = untilOpen(now);
        return Optional.of(new WaitEstimate(
                untilOpen + secondsUp(withGivingUp(median)),
                untilOpen + secondsUp(withGivingUp(Math.max(median, high)))));
    }

    private double untilEnded(double endings, double deviate) {
        if (endings <= 0) {
            return 0;
        }
        double generations = endings / policy.capacity();
        double guessed =
                policy.sessionSeconds() * (deviate == MEDIAN ? guessedMedian(generations) : allStayHigh(generations));
        if (rates.turnsEnded() == 0) {
            return guessed;
        }
        double measured = Math.min(measured(endings, deviate), longest(generations, deviate));
        double trust = Math.min(1, rates.turnsEnded() / ENDINGS_TRUSTED);
        return Math.pow(withinReach(measured, guessed), trust) * Math.pow(guessed, 1 - trust);
    }

    private double measured(double endings, double deviate) {
        return new OverdispersedDepartures(rates.turnsEnded(), rates.turnEndsPerSecond() * policy.capacity(), rates.dispersionIndex())
                .secondsUntil(endings, deviate);
    }

    /** However clumped they are, sessions end: after the whole one, or as late as they did, for the sake of seats held. */
    private double longest(double generations, double deviate) {
        double session = Math.max(policy.sessionSeconds(), 1 / rates.turnEndsPerSecond());
        return session * (deviate == MEDIAN ? allStayMedian(generations) : allStayHigh(generations));
    }

    /** Sessions of any length up to the whole one that begin together, each followed by another as soon as it ends. */
    private static double guessedMedian(double generations) {
        return Math.min(generations, (generations + 1.0 / 3) / 2);
    }

    /** Sessions that all last equally long and are somewhere in their midst. */
    private static double allStayMedian(double generations) {
        return Math.max(1.0 / 2, generations);
    }

    /** Sessions that all last equally long and have just begun. */
    private static double allStayHigh(double generations) {
        return 1 + generations;
    }

    /** What lies beyond the reach goes at the guessed pace, if that is slower. */
    private double withinReach(double measured, double guessed) {
        double reach = rates.occupiedSeconds() * REACH;
        if (isWatchedWholly() || measured <= reach) {
            return measured;
        }
        return reach + (1 - reach / measured) * Math.max(measured, guessed);
    }

    private boolean isWatchedWholly() {
        Duration window = DepartureRates.samplingInterval(policy.session()).multipliedBy(DepartureRates.SAMPLES_PER_WINDOW);
        return rates.occupiedSeconds() >= WHOLE * Math.min(window.toSeconds(), policy.sessionSeconds());
    }

    /**
     * The line in front shrinks by those let in and, in proportion to its length, by those who give up. This is what the sum
     * of the mean times between departures tends to in a long line: Ibrahim and Whitt, Real-Time Delay Estimation in
     * Overloaded Multiserver Queues with Abandonments (Management Science 55, 2009).
     */
    private double withGivingUp(double seconds) {
        double hazard = rates.abandonmentsPerSecond() * GIVING_UP_AHEAD;
        return hazard == 0 ? seconds : Math.log1p(hazard * seconds) / hazard;
    }

    private long untilOpen(Instant now) {
        Instant opensAt = policy.opensAt();
        return opensAt == null || !now.isBefore(opensAt)
                ? 0
                : Duration.between(now, opensAt).plusNanos(999_999_999).toSeconds();
    }

    private static long secondsUp(double seconds) {
        return (long) Math.ceil(seconds);
    }
}
