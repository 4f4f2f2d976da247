package io.frontrow.queue.model.forecast;

/**
 * Predicts how long a number of departures takes from those that were seen. Departures come in clusters, and clusters
 * are the events of a Poisson process whose rate is estimated from the clusters seen. The time until the k-th future
 * cluster, divided by the time that d seen clusters took, is then distributed as the ratio of two gamma variables of
 * shapes k and d (beta prime distribution). Its quantiles are approximated by Paulson's method: the cube root of the
 * ratio is nearly normal (Annals of Mathematical Statistics 13, 1942).
 *
 * @param seen departures that were seen, from 1
 * @param perSecond their rate, above 0
 * @param dispersionIndex mean size of a cluster
 */
record OverdispersedDepartures(double seen, double perSecond, double dispersionIndex) {

    /**
     * A quantile of the seconds until so many have departed.
     *
     * @param departures from 1
     * @param deviate the quantile as a deviate of the standard normal distribution, 0 … 1.5
     */
    double secondsUntil(double departures, double deviate) {
        double clusters = 1 + (departures - 1) / dispersionIndex;
        double clustersSeen = Math.max(1, seen / dispersionIndex);
        return clusters * dispersionIndex / perSecond * ratio(clusters, clustersSeen, deviate);
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
