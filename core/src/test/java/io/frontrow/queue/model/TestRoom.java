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
        QueueOrder order,
        Reentry reentry,
        Guards guards,
        boolean paused) {

    /** What orders the lobby of every test room. */
    public static final Seed SEED = new Seed("0123456789abcdef".repeat(4));

    public static TestRoom of(ConcertId concertId) {
        return new TestRoom(concertId, 1, 1_000, 10_000, 600, null, QueueOrder.FIFO, Reentry.KEEP, Guards.SEATS, false);
    }

    public TestRoom epoch(long changed) {
        return new TestRoom(
                concertId, changed, capacity, admitPerSecond, sessionSeconds, opensAt, order, reentry, guards, paused);
    }

    public TestRoom capacity(int changed) {
        return new TestRoom(
                concertId, epoch, changed, admitPerSecond, sessionSeconds, opensAt, order, reentry, guards, paused);
    }

    public TestRoom admitPerSecond(int changed) {
        return new TestRoom(
                concertId, epoch, capacity, changed, sessionSeconds, opensAt, order, reentry, guards, paused);
    }

    public TestRoom sessionSeconds(int changed) {
        return new TestRoom(
                concertId, epoch, capacity, admitPerSecond, changed, opensAt, order, reentry, guards, paused);
    }

    public TestRoom opensAt(@Nullable Instant changed) {
        return new TestRoom(
                concertId, epoch, capacity, admitPerSecond, sessionSeconds, changed, order, reentry, guards, paused);
    }

    public TestRoom reentry(Reentry changed) {
        return new TestRoom(
                concertId, epoch, capacity, admitPerSecond, sessionSeconds, opensAt, order, changed, guards, paused);
    }

    public TestRoom guards(Guards changed) {
        return new TestRoom(
                concertId, epoch, capacity, admitPerSecond, sessionSeconds, opensAt, order, reentry, changed, paused);
    }

    /** Orders those who come before the opening by lot. */
    public TestRoom shuffle() {
        return new TestRoom(
                concertId,
                epoch,
                capacity,
                admitPerSecond,
                sessionSeconds,
                opensAt,
                QueueOrder.SHUFFLE,
                reentry,
                guards,
                paused);
    }

    public TestRoom pause() {
        return new TestRoom(
                concertId, epoch, capacity, admitPerSecond, sessionSeconds, opensAt, order, reentry, guards, true);
    }

    public WaitingRoomPolicy policy() {
        return new WaitingRoomPolicy(
                capacity, admitPerSecond, sessionSeconds, 60, opensAt, order, reentry, guards, paused);
    }

    public WaitingRoom room() {
        return new WaitingRoom(concertId, epoch, policy(), SEED);
    }
}
