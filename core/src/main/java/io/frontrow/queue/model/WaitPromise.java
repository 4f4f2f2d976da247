package io.frontrow.queue.model;

import java.time.Duration;

/**
 * The estimate that an entry was told when it joined.
 *
 * @param age how long ago that was
 */
public record WaitPromise(QueueEntry entry, WaitEstimate estimate, Duration age) {}
