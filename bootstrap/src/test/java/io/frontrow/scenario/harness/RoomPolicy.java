package io.frontrow.scenario.harness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of a waiting room, as the operator sends them. */
public record RoomPolicy(
        int capacity,
        int admitPerSecond,
        int sessionSeconds,
        int idleSeconds,
        @Nullable Instant opensAt,
        String order,
        String reentry,
        String guards,
        boolean paused) {

    /** Lets everybody in at once. */
    public static final RoomPolicy WIDE = new RoomPolicy(1000, 10_000, 600, 600, null, "FIFO", "KEEP", "SEATS", false);

    /** Lets one in at a time. */
    public static final RoomPolicy NARROW = WIDE.capacity(1);

    /** Lets nobody in. */
    public static final RoomPolicy CLOSED = new RoomPolicy(1000, 10_000, 600, 600, null, "FIFO", "KEEP", "SEATS", true);

    public RoomPolicy capacity(int changed) {
        return new RoomPolicy(
                changed, admitPerSecond, sessionSeconds, idleSeconds, opensAt, order, reentry, guards, paused);
    }

    public RoomPolicy sessionSeconds(int changed) {
        return new RoomPolicy(capacity, admitPerSecond, changed, idleSeconds, opensAt, order, reentry, guards, paused);
    }

    public RoomPolicy idleSeconds(int changed) {
        return new RoomPolicy(
                capacity, admitPerSecond, sessionSeconds, changed, opensAt, order, reentry, guards, paused);
    }

    public RoomPolicy opensAt(Instant changed) {
        return new RoomPolicy(
                capacity, admitPerSecond, sessionSeconds, idleSeconds, changed, order, reentry, guards, paused);
    }

    /** Whoever comes before the opening is ordered by lot. */
    public RoomPolicy shuffle() {
        return new RoomPolicy(
                capacity, admitPerSecond, sessionSeconds, idleSeconds, opensAt, "SHUFFLE", reentry, guards, paused);
    }

    public RoomPolicy reentry(String changed) {
        return new RoomPolicy(
                capacity, admitPerSecond, sessionSeconds, idleSeconds, opensAt, order, changed, guards, paused);
    }

    public RoomPolicy guards(String changed) {
        return new RoomPolicy(
                capacity, admitPerSecond, sessionSeconds, idleSeconds, opensAt, order, reentry, changed, paused);
    }
}
