package io.frontrow.queue.model;

import java.time.Duration;

/**
 * Limits of all waiting rooms, beside the policy of each.
 *
 * @param evictionPauseMax the longest pause between two admissions or evictions in a room that counts as normal
 *     operation; after a longer one, in which no heartbeat could be recorded, the idle time of every entry starts again
 */
public record QueueRules(Duration evictionPauseMax) {}
