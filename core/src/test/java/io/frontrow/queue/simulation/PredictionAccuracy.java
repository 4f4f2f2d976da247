package io.frontrow.queue.simulation;

import java.util.List;
import java.util.function.Predicate;

/**
 * How often the estimated waits of one scenario came true.
 *
 * @param jumps how much the told wait changed within ten seconds, see {@link SimulatedRoom#jumps}; the smallest first
 */
record PredictionAccuracy(ArrivalScenario load, List<WaitPrediction> told, List<Double> jumps) {

    /** Predictions until two full turns after the opening. */
    PredictionAccuracy opening() {
        return only(it -> it.atMillis() < steadyFromMillis());
    }

    /** Predictions from two full turns after the opening on, while users arrive. */
    PredictionAccuracy steady() {
        return only(it -> it.atMillis() >= steadyFromMillis());
    }

    /** Predictions behind one position and up to another. */
    PredictionAccuracy behind(int behind, int upTo) {
        return only(it -> it.position() > behind && it.position() <= upTo);
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    double underMedian() {
        return share(WaitPrediction::wasUnderMedian);
    }

    double underHigh() {
        return share(WaitPrediction::wasUnderHigh);
    }

    /** The 90th percentile of the jumps. */
    double jumpHigh() {
        return jumps.isEmpty() ? 0 : jumps.get(jumps.size() * 9 / 10);
    }

    private long steadyFromMillis() {
        return 2 * load.policy().session().toMillis();
    }

    private PredictionAccuracy only(Predicate<WaitPrediction> which) {
        return new PredictionAccuracy(load, told.stream().filter(which).toList(), jumps);
    }

    private double share(Predicate<WaitPrediction> which) {
        return (double) told.stream().filter(which).count() / told.size();
    }
}
