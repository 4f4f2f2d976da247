package io.frontrow.queue.model;

import java.time.Instant;

/**
 * The counts of a waiting room at one moment, of which the history is made.
 *
 * @param at by the clock of the queue's store
 * @param waiting entries that waited
 * @param away entries among those that waited whose users were away
 * @param active turns that ran
 * @param admittedTotal entries admitted until then
 * @param leftTotal entries that had left or were completed by payment until then
 * @param expiredTotal turns that had run out and entries evicted as idle until then
 */
public record RoomCountsSample(
        Instant at, long waiting, long away, long active, long admittedTotal, long leftTotal, long expiredTotal) {}
