package io.frontrow.queue.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a waiting room.
 *
 * @param capacity how many may be in at once, 1 … 1,000,000
 * @param admitPerSecond how many may be let in within any second, 1 … 10,000
 * @param sessionSeconds how long one may stay, 1 … 86,400; whoever holds seats may stay until that hold's deadline
 * @param idleSeconds how long a ticket lives without a sign of its holder, 1 … 86,400
 * @param opensAt before it nobody is let in; null if it is open
 * @param paused nobody is let in, everybody keeps their place
 */
public record WaitingRoomPolicy(
        int capacity,
        int admitPerSecond,
        int sessionSeconds,
        int idleSeconds,
        @Nullable Instant opensAt,
        QueueOrder order,
        Reentry reentry,
        Guards guards,
        boolean paused) {

    public static final int CAPACITY_MAX = 1_000_000;
    public static final int ADMIT_PER_SECOND_MAX = 10_000;
    public static final int SECONDS_MAX = 86_400;

    public WaitingRoomPolicy {
        requireWithin(CAPACITY_MAX, capacity, "capacity");
        requireWithin(ADMIT_PER_SECOND_MAX, admitPerSecond, "admitPerSecond");
        requireWithin(SECONDS_MAX, sessionSeconds, "sessionSeconds");
        requireWithin(SECONDS_MAX, idleSeconds, "idleSeconds");
    }

    /** The policy a concert starts with. */
    public static WaitingRoomPolicy opening(Instant opensAt) {
        return new WaitingRoomPolicy(100, 50, 600, 60, opensAt, QueueOrder.FIFO, Reentry.KEEP, Guards.SEATS, false);
    }

    public Duration session() {
        return Duration.ofSeconds(sessionSeconds);
    }

    public Duration idle() {
        return Duration.ofSeconds(idleSeconds);
    }

    /** These rules, with nobody or somebody let in. */
    public WaitingRoomPolicy withPaused(boolean changed) {
        return new WaitingRoomPolicy(
                capacity, admitPerSecond, sessionSeconds, idleSeconds, opensAt, order, reentry, guards, changed);
    }

    /** Whether people may be let in at this time. */
    public boolean admitsAt(Instant now) {
        return !paused && hasOpenedAt(now);
    }

    /** Whether the opening is over at this time. */
    public boolean hasOpenedAt(Instant now) {
        return opensAt == null || !now.isBefore(opensAt);
    }

    private static void requireWithin(int max, int value, String name) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " must be within 1 and " + max);
        }
    }
}
