package io.frontrow.queue.forecast;

/**
 * How long a number of departures takes, as foretold by those seen. Departures come in clumps, clumps as the events of a
 * Poisson process whose pace is known from the clumps seen only: then the time until the k-th clump to come, over the
 * time that the d clumps seen took, is as the ratio of two gamma variables of shapes k and d (Gamma-Poisson; beta prime).
 * Its quantiles are Paulson's: the ratio's cube root is nearly normal (Annals of Mathematical Statistics 13, 1942).
 *
 * @param seen how many departures were seen, from 1
 * @param perSecond their pace, above 0
 * @param clump how many of them come together
 */
record OverdispersedDepartures(double seen, double perSecond, double dispersionIndex) {

    /**
     * A quantile of the seconds until so many have departed.
     *
     * @param departures from 1
     * @param deviate the quantile as one of the standard normal distribution, 0 … 1.5
     */
    double secondsUntil(double departures, double deviate) {
        double clumps = 1 + (departures - 1) / dispersionIndex;
        double clumpsSeen = Math.max(1, seen / dispersionIndex);
        return clumps * dispersionIndex / perSecond * ratio(clumps, clumpsSeen, deviate);
    }

    /** A quantile of the ratio of two gamma variables of mean 1; shapes from 1. */
    private static double ratio(double shape, double shapeBelow, double deviate) {
        double variance = 1 / (9 * shape);
        double varianceBelow = 1 / (9 * shapeBelow);
        double mean = 1 - variance;
        double meanBelow = 1 - varianceBelow;
        double square = deviate * deviate;
        double root = (mean * meanBelow
                        + deviate
                                * Math.sqrt(mean * mean * varianceBelow
                                        + meanBelow * meanBelow * variance
                                        - square * variance * varianceBelow))
                / (meanBelow * meanBelow - square * varianceBelow);
        return root * root * root;
    }
}
