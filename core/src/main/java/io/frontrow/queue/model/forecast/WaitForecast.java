package io.frontrow.queue.model.forecast;

import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitingRoomPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Estimates waits in a room. An entry that finds a free place waits only for the admission rate. The others wait until
 * enough turns have ended. The time until then follows the measured rates as far ahead as the measurement supports;
 * while too few turns were seen, it is blended with a guess from the policy. Abandonments ahead shorten the wait.
 * {@code docs/wait-estimates.md} reports how accurate the estimates are.
 */
public record WaitForecast(WaitingRoomPolicy policy, DepartureRates rates) {

    /** Admission runs in steps of a fraction of a second, which may waste this share of the rate. */
    private static final double RATE_WASTE_SHARE = 0.1;

    /** Number of ended turns from which the measurement alone counts and the policy's guess no longer does. */
    private static final double TRUSTED_ENDS = 10;

    /**
     * Share of the measured time for which the rates are extrapolated, until a whole window was measured: short turns
     * end first, so early rates are too high.
     */
    private static final double EXTRAPOLATION_SHARE = 0.25;

    /** Share of a window that must have been measured for it to count as whole. */
    private static final double FULL_WINDOW_SHARE = 0.95;

    /** Weight of the abandonment rate: entries ahead have waited longer, and long waiters abandon less often. */
    private static final double ABANDONMENT_WEIGHT = 0.5;

    /**
     * The wait until an entry is admitted. It never decreases with the number of entries ahead.
     *
     * @param ahead entries in front, from 0
     * @param active turns running now
     * @return empty while the room is paused, since its end is unknown
     */
    public Optional<WaitEstimate> estimate(long ahead, long active, Instant now) {
        if (policy.paused()) {
            return Optional.empty();
        }
        double number = ahead + 1.0;
        double secondsByRate = number / policy.admitPerSecond();
        double turnsToEnd = number - (policy.capacity() - active);
        double median = Math.max(secondsByRate, secondsUntilEnded(turnsToEnd, Quantile.MEDIAN));
        double p90 = Math.max(secondsByRate * (1 + RATE_WASTE_SHARE), secondsUntilEnded(turnsToEnd, Quantile.P90));
        long untilOpening = secondsUntilOpening(now);
        return Optional.of(new WaitEstimate(
                untilOpening + roundUp(shortenedByAbandonment(median)),
                untilOpening + roundUp(shortenedByAbandonment(Math.max(median, p90)))));
    }

    /**
     * The wait of an entry whose place will be drawn among all that wait. Every place is equally likely, so the median
     * is that of the place in the middle, and the 90th percentile that of the place behind nine tenths.
     *
     * @param others other entries that wait, from 0
     * @param active turns running now
     * @return empty while the room is paused, since its end is unknown
     */
    public Optional<WaitEstimate> estimateOfDraw(long others, long active, Instant now) {
        return estimate(others / 2, active, now)
                .flatMap(middle -> estimate(others * 9 / 10, active, now)
                        .map(late -> new WaitEstimate(middle.seconds(), late.secondsHigh())));
    }

    private double secondsUntilEnded(double turns, Quantile quantile) {
        if (turns <= 0) {
            return 0;
        }
        double generations = turns / policy.capacity();
        double guess = policy.turnSeconds() * quantile.guessedTurns(generations);
        if (rates.turnsEnded() == 0) {
            return guess;
        }
        double measured = Math.min(measuredSeconds(turns, quantile), maxSeconds(generations, quantile));
        double trust = Math.min(1, rates.turnsEnded() / TRUSTED_ENDS);
        return Math.pow(extrapolated(measured, guess), trust) * Math.pow(guess, 1 - trust);
    }

    private double measuredSeconds(double turns, Quantile quantile) {
        double endsPerSecond = rates.turnEndsPerSecond() * policy.capacity();
        return new OverdispersedDepartures(rates.turnsEnded(), endsPerSecond, rates.dispersionIndex())
                .secondsUntil(turns, quantile.deviate);
    }

    /**
     * The longest time, however strongly the ends cluster. Each turn ends after its whole time, or as late as turns
     * were measured to end, since a hold prolongs a turn.
     */
    private double maxSeconds(double generations, Quantile quantile) {
        double turn = Math.max(policy.turnSeconds(), 1 / rates.turnEndsPerSecond());
        return turn * quantile.maxTurns(generations);
    }

    /** Beyond the extrapolated time the slower of measurement and guess counts. */
    private double extrapolated(double measured, double guess) {
        double trusted = rates.occupiedSeconds() * EXTRAPOLATION_SHARE;
        if (isWholeWindow() || measured <= trusted) {
            return measured;
        }
        return trusted + (1 - trusted / measured) * Math.max(measured, guess);
    }

    private boolean isWholeWindow() {
        long windowSeconds =
                DepartureRates.samplingInterval(policy.turn()).toMillis() * DepartureRates.SAMPLES_PER_WINDOW / 1_000;
        return rates.occupiedSeconds() >= FULL_WINDOW_SHARE * Math.min(windowSeconds, policy.turnSeconds());
    }

    /**
     * The queue in front shrinks by admissions and, in proportion to its length, by abandonments. The sum of the mean
     * times between departures tends to this value in a long queue: Ibrahim and Whitt, Real-Time Delay Estimation in
     * Overloaded Multiserver Queues with Abandonments (Management Science 55, 2009).
     */
    private double shortenedByAbandonment(double seconds) {
        double rate = rates.abandonmentsPerSecond() * ABANDONMENT_WEIGHT;
        return rate == 0 ? seconds : Math.log1p(rate * seconds) / rate;
    }

    private long secondsUntilOpening(Instant now) {
        Instant opensAt = policy.opensAt();
        return opensAt == null || !now.isBefore(opensAt)
                ? 0
                : Duration.between(now, opensAt).plusNanos(999_999_999).toSeconds();
    }

    private static long roundUp(double seconds) {
        return (long) Math.ceil(seconds);
    }

    /**
     * A quantile of the wait: its deviate of the standard normal distribution, and how many turns, one after the other,
     * pass until so many generations of turns have ended. A generation is as many turns as the capacity of the room.
     */
    private enum Quantile {
        MEDIAN(0) {
            // Turns of any length up to the whole that begin together, each followed by another as soon as it ends.
            @Override
            double guessedTurns(double generations) {
                return Math.min(generations, (generations + 1.0 / 3) / 2);
            }

            // Turns that all last equally long and are at random points of their time.
            @Override
            double maxTurns(double generations) {
                return Math.max(1.0 / 2, generations);
            }
        },
        P90(1.2816) {
            // Turns that all last equally long and have just begun.
            @Override
            double guessedTurns(double generations) {
                return 1 + generations;
            }

            @Override
            double maxTurns(double generations) {
                return guessedTurns(generations);
            }
        };

        private final double deviate;

        Quantile(double deviate) {
            this.deviate = deviate;
        }

        abstract double guessedTurns(double generations);

        abstract double maxTurns(double generations);
    }
}
