package io.frontrow.queue.model.forecast;

import java.time.Instant;

/**
 * The counters of a room at one moment. Two samples show what happened between them.
 *
 * @param at by the clock of the queue's store
 * @param admitted entries admitted so far
 * @param departed entries that ever left, from the queue or from a turn
 * @param active turns running at this moment
 * @param waiting entries in the queue at this moment
 */
public record RoomSample(Instant at, long admitted, long departed, long active, long waiting) {}
