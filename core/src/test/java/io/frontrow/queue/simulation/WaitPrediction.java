package io.frontrow.queue.simulation;

import io.frontrow.queue.model.WaitEstimate;

/**
 * A predicted wait and the wait that followed.
 *
 * @param atMillis the time of the prediction, from the opening on
 * @param position the position in the queue, from 1
 * @param waitMillis the actual wait from then on
 */
record WaitPrediction(int user, long atMillis, int position, WaitEstimate estimate, long waitMillis) {

    boolean wasUnderMedian() {
        return waitMillis <= estimate.seconds() * 1_000;
    }

    boolean wasUnderHigh() {
        return waitMillis <= estimate.secondsHigh() * 1_000;
    }
}
