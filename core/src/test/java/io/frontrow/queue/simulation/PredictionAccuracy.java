package io.frontrow.queue.simulation;

import java.util.List;
import java.util.function.Predicate;

/**
 * How often the estimated waits of one scenario came true.
 *
 * @param jumps changes of the predicted wait within ten seconds, see {@link SimulatedRoom#jumps}; ascending
 */
record PredictionAccuracy(ArrivalScenario scenario, List<WaitPrediction> predictions, List<Double> jumps) {

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
        return predictions.isEmpty();
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
        return 2 * scenario.policy().turn().toMillis();
    }

    private PredictionAccuracy only(Predicate<WaitPrediction> which) {
        return new PredictionAccuracy(
                scenario, predictions.stream().filter(which).toList(), jumps);
    }

    private double share(Predicate<WaitPrediction> which) {
        return (double) predictions.stream().filter(which).count() / predictions.size();
    }
}
