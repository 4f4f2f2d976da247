package io.frontrow.queue.model;

/**
 * How long it may take until a ticket is let in.
 *
 * @param seconds as likely to be more as less
 * @param secondsHigh the 90th percentile: nine of ten wait no longer
 */
public record WaitEstimate(long seconds, long secondsHigh) {

    public static final WaitEstimate NONE = new WaitEstimate(0, 0);
}
