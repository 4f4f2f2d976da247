package io.frontrow.queue.simulation;

import java.util.Random;

/** A random distribution of durations. */
@FunctionalInterface
interface DurationDistribution {

    double seconds(Random random);

    /** An exponential distribution. */
    static DurationDistribution memoryless(double meanSeconds) {
        return random -> -meanSeconds * StrictMath.log(1 - random.nextDouble());
    }

    /** A log-normal distribution. */
    static DurationDistribution skewed(double medianSeconds, double sigma) {
        return random -> medianSeconds * StrictMath.exp(sigma * random.nextGaussian());
    }

    static DurationDistribution always(double seconds) {
        return _ -> seconds;
    }

    /** A mixture: this distribution for a share of 0 … 1, and the other one for the rest. */
    default DurationDistribution forPart(double part, DurationDistribution other) {
        return random -> random.nextDouble() < part ? seconds(random) : other.seconds(random);
    }
}
