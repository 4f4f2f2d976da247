package io.frontrow.queue.forecast;

import java.time.Instant;

/**
 * What a room had counted by a moment, by the clock of the queue's store. Out of two of them follows what happened between.
 *
 * @param admitted tickets let in so far
 * @param departed tickets that ever went, out of the line or out of a session
 * @param in sessions at this moment
 * @param waiting tickets in line at this moment
 */
public record RoomSample(Instant at, long admitted, long departed, long active, long waiting) {}
