package io.frontrow.queue.model;

/**
 * How often the estimates held that a waiting room gave.
 *
 * @param told entries that were told an estimate when they joined, and have been admitted in their turn
 * @param kept those of them that waited no longer than the 90th percentile they were told
 * @param keptByMedian those of them that waited no longer than the median they were told
 */
public record PromiseCounts(long told, long kept, long keptByMedian) {

    public static final PromiseCounts NONE = new PromiseCounts(0, 0, 0);
}
