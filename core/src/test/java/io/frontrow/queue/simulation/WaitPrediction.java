package io.frontrow.queue.simulation;

import io.frontrow.queue.model.WaitEstimate;

/**
 * What somebody was told and what came true.
 *
 * @param atMillis when, from the opening on
 * @param position from 1
 * @param waitMillis how long it took from then on
 */
record WaitPrediction(int person, long atMillis, int position, WaitEstimate estimate, long waitMillis) {

    boolean wasUnderMedian() {
        return waitMillis <= estimate.seconds() * 1_000;
    }

    boolean wasUnderHigh() {
        return waitMillis <= estimate.secondsHigh() * 1_000;
    }
}
