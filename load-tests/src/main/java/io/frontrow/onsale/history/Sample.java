package io.frontrow.onsale.history;

/**
 * What a process used at a moment.
 *
 * @param source the process, such as {@code instance-1} or {@code postgres}
 * @param at when it was measured
 * @param cpu cores that were busy since the last sample of this source
 * @param memoryBytes resident memory
 */
public record Sample(String source, long at, double cpu, long memoryBytes) implements Line {}
