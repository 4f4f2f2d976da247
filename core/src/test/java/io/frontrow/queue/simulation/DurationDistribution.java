package io.frontrow.queue.simulation;

import java.util.Random;

/** How long something lasts, at random. */
@FunctionalInterface
interface DurationDistribution {

    double seconds(Random random);

    /** Whatever time has passed, as likely to end in the next second as before. */
    static DurationDistribution memoryless(double meanSeconds) {
        return random -> -meanSeconds * StrictMath.log(1 - random.nextDouble());
    }

    /** Mostly around the median, some much longer. */
    static DurationDistribution skewed(double medianSeconds, double sigma) {
        return random -> medianSeconds * StrictMath.exp(sigma * random.nextGaussian());
    }

    static DurationDistribution always(double seconds) {
        return _ -> seconds;
    }

    /** This one for a part of all, 0 … 1, and the other one for the rest. */
    default DurationDistribution forPart(double part, DurationDistribution other) {
        return random -> random.nextDouble() < part ? seconds(random) : other.seconds(random);
    }
}
