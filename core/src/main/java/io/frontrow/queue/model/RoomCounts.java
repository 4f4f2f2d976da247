package io.frontrow.queue.model;

/**
 * What a waiting room counts.
 *
 * @param waiting tickets in line now
 * @param active sessions running now
 * @param admittedTotal tickets let in so far
 * @param leftTotal tickets given up or completed by payment so far
 * @param expiredTotal sessions that ran out and tickets that were idle for too long so far
 * @param admittedPerSecond tickets let in during the last second
 */
public record RoomCounts(
        long waiting, long active, long admittedTotal, long leftTotal, long expiredTotal, long admittedPerSecond) {}
