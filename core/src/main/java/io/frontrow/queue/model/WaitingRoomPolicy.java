package io.frontrow.queue.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /** Whether people may be let in at this time. */
    public boolean admitsAt(Instant now) {
        return !paused && (opensAt == null || !now.isBefore(opensAt));
    }

    /**
     * A first estimate of the wait, out of the policy alone: those in front who find a free place are let in at the rate;
     * the others wait until places become free, which takes each occupant a whole session at the worst and half of one
     * in the middle.
     *
     * @param ahead how many wait in front, from 0
     * @param active how many are in
     * @return empty while nobody knows, because the room is paused
     */
    public Optional<WaitEstimate> estimate(long ahead, long active, Instant now) {
        if (paused) {
            return Optional.empty();
        }
        long untilOpenSeconds =
                opensAt == null || !now.isBefore(opensAt) ? 0 : secondsUp(Duration.between(now, opensAt));
        long byRateSeconds = ceilDiv(ahead + 1, admitPerSecond);
        long mustLeaveFirst = Math.max(0, ahead + 1 - Math.max(0, capacity - active));
        long high = Math.max(byRateSeconds, ceilDiv(mustLeaveFirst * sessionSeconds, capacity));
        long median = Math.max(byRateSeconds, ceilDiv(mustLeaveFirst * sessionSeconds, 2L * capacity));
        return Optional.of(new WaitEstimate(untilOpenSeconds + median, untilOpenSeconds + high));
    }

    private static long secondsUp(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }

    private static long ceilDiv(long amount, long parts) {
        return Math.ceilDiv(amount, parts);
    }

    private static void requireWithin(int max, int value, String name) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " must be within 1 and " + max);
        }
    }
}
