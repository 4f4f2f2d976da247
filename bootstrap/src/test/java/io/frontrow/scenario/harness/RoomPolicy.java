package io.frontrow.scenario.harness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The policy of a waiting room, as an operator sends it. */
public record RoomPolicy(
        int capacity,
        int admitPerSecond,
        int sessionSeconds,
        int idleSeconds,
        int awaySeconds,
        @Nullable Instant opensAt,
        String order,
        String reentry,
        String guards,
        boolean paused) {

    /** Admits every user at once. */
    public static final RoomPolicy WIDE =
            new RoomPolicy(1000, 10_000, 600, 600, 0, null, "FIFO", "KEEP", "SEATS", false);

    /** Admits one user at a time. */
    public static final RoomPolicy NARROW = WIDE.capacity(1);

    /** Admits no user. */
    public static final RoomPolicy CLOSED =
            new RoomPolicy(1000, 10_000, 600, 600, 0, null, "FIFO", "KEEP", "SEATS", true);

    public RoomPolicy capacity(int changed) {
        return new RoomPolicy(
                changed,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                order,
                reentry,
                guards,
                paused);
    }

    public RoomPolicy sessionSeconds(int changed) {
        return new RoomPolicy(
                capacity, admitPerSecond, changed, idleSeconds, awaySeconds, opensAt, order, reentry, guards, paused);
    }

    public RoomPolicy idleSeconds(int changed) {
        return new RoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                changed,
                awaySeconds,
                opensAt,
                order,
                reentry,
                guards,
                paused);
    }

    public RoomPolicy awaySeconds(int changed) {
        return new RoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                changed,
                opensAt,
                order,
                reentry,
                guards,
                paused);
    }

    public RoomPolicy opensAt(Instant changed) {
        return new RoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds,
                changed,
                order,
                reentry,
                guards,
                paused);
    }

    /** Draws the order of the pre-queue. */
    public RoomPolicy shuffle() {
        return new RoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                "SHUFFLE",
                reentry,
                guards,
                paused);
    }

    public RoomPolicy reentry(String changed) {
        return new RoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                order,
                changed,
                guards,
                paused);
    }

    public RoomPolicy guards(String changed) {
        return new RoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                order,
                reentry,
                changed,
                paused);
    }

    public RoomPolicy pause() {
        return new RoomPolicy(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                order,
                reentry,
                guards,
                true);
    }
}
