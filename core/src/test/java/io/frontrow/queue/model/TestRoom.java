package io.frontrow.queue.model;

import io.frontrow.catalog.model.ConcertId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A waiting room in the making: open, roomy and quick, but for what a test says. */
public record TestRoom(
        ConcertId concertId,
        long epoch,
        int capacity,
        int admitPerSecond,
        int sessionSeconds,
        @Nullable Instant opensAt,
        Reentry reentry,
        boolean paused) {

    public static TestRoom of(ConcertId concertId) {
        return new TestRoom(concertId, 1, 1_000, 10_000, 600, null, Reentry.KEEP, false);
    }

    public TestRoom epoch(long changed) {
        return new TestRoom(concertId, changed, capacity, admitPerSecond, sessionSeconds, opensAt, reentry, paused);
    }

    public TestRoom capacity(int changed) {
        return new TestRoom(concertId, epoch, changed, admitPerSecond, sessionSeconds, opensAt, reentry, paused);
    }

    public TestRoom admitPerSecond(int changed) {
        return new TestRoom(concertId, epoch, capacity, changed, sessionSeconds, opensAt, reentry, paused);
    }

    public TestRoom sessionSeconds(int changed) {
        return new TestRoom(concertId, epoch, capacity, admitPerSecond, changed, opensAt, reentry, paused);
    }

    public TestRoom opensAt(Instant changed) {
        return new TestRoom(concertId, epoch, capacity, admitPerSecond, sessionSeconds, changed, reentry, paused);
    }

    public TestRoom reentry(Reentry changed) {
        return new TestRoom(concertId, epoch, capacity, admitPerSecond, sessionSeconds, opensAt, changed, paused);
    }

    public TestRoom pause() {
        return new TestRoom(concertId, epoch, capacity, admitPerSecond, sessionSeconds, opensAt, reentry, true);
    }

    public WaitingRoomPolicy policy() {
        return new WaitingRoomPolicy(
                capacity, admitPerSecond, sessionSeconds, 60, opensAt, QueueOrder.FIFO, reentry, Guards.SEATS, paused);
    }

    public WaitingRoom room() {
        return new WaitingRoom(concertId, epoch, policy());
    }
}
