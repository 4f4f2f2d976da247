package io.frontrow.queue.model;

/**
 * An estimate of the time until an entry is admitted.
 *
 * @param seconds the median
 * @param secondsHigh the 90th percentile
 */
public record WaitEstimate(long seconds, long secondsHigh) {

    public static final WaitEstimate NONE = new WaitEstimate(0, 0);
}
