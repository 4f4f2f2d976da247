package io.frontrow.queue.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a waiting room.
 *
 * @param capacity maximum number of turns at the same time, 1 … 1,000,000
 * @param admitPerSecond maximum number of admissions within any second, 1 … 10,000
 * @param turnSeconds length of a turn, 1 … 86,400; a hold, which begins within it, extends the turn to the deadline of
 *     the hold
 * @param idleSeconds time without a heartbeat after which a turn ends and a waiting entry is away, 1 … 86,400
 * @param awaySeconds time after which an entry that is away is evicted, 0 … 86,400
 * @param opensAt no entry is admitted before this time; null if the room is open
 * @param paused whether admission is stopped; entries keep their places
 */
public record WaitingRoomPolicy(
        int capacity,
        int admitPerSecond,
        int turnSeconds,
        int idleSeconds,
        int awaySeconds,
        @Nullable Instant opensAt,
        AdmissionOrder order,
        RejoinPolicy reentry,
        GuardedScope guards,
        boolean paused) {

    public static final int CAPACITY_MAX = 1_000_000;
    public static final int ADMIT_PER_SECOND_MAX = 10_000;
    public static final int SECONDS_MAX = 86_400;

    /** The away time of a policy that does not name one. */
    public static final int AWAY_SECONDS_DEFAULT = 600;

    public WaitingRoomPolicy {
        requireWithin(1, CAPACITY_MAX, capacity, "capacity");
        requireWithin(1, ADMIT_PER_SECOND_MAX, admitPerSecond, "admitPerSecond");
        requireWithin(1, SECONDS_MAX, turnSeconds, "sessionSeconds");
        requireWithin(1, SECONDS_MAX, idleSeconds, "idleSeconds");
        requireWithin(0, SECONDS_MAX, awaySeconds, "awaySeconds");
    }

    /** The policy of a new concert. */
    public static WaitingRoomPolicy opening(Instant opensAt) {
        return new WaitingRoomPolicy(
                100,
                50,
                600,
                120,
                AWAY_SECONDS_DEFAULT,
                opensAt,
                AdmissionOrder.FIFO,
                RejoinPolicy.KEEP,
                GuardedScope.SEATS,
                false);
    }

    public Duration turn() {
        return Duration.ofSeconds(turnSeconds);
    }

    public Duration idle() {
        return Duration.ofSeconds(idleSeconds);
    }

    public Duration away() {
        return Duration.ofSeconds(awaySeconds);
    }

    /** This policy with another opening. */
    public WaitingRoomPolicy withOpensAt(Instant changed) {
        return new WaitingRoomPolicy(
                capacity,
                admitPerSecond,
                turnSeconds,
                idleSeconds,
                awaySeconds,
                changed,
                order,
                reentry,
                guards,
                paused);
    }

    /** This policy, paused or not. */
    public WaitingRoomPolicy withPaused(boolean changed) {
        return new WaitingRoomPolicy(
                capacity,
                admitPerSecond,
                turnSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                order,
                reentry,
                guards,
                changed);
    }

    /** This policy with another opening and order. */
    public WaitingRoomPolicy opening(AdmissionOrder changedOrder, Instant changedOpening) {
        return new WaitingRoomPolicy(
                capacity,
                admitPerSecond,
                turnSeconds,
                idleSeconds,
                awaySeconds,
                changedOpening,
                changedOrder,
                reentry,
                guards,
                paused);
    }

    /** Whether entries may be admitted at this time. */
    public boolean admitsAt(Instant now) {
        return !paused && hasOpenedAt(now);
    }

    /** Whether the room has opened at this time. */
    public boolean hasOpenedAt(Instant now) {
        return opensAt == null || !now.isBefore(opensAt);
    }

    private static void requireWithin(int min, int max, int value, String name) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be within " + min + " and " + max);
        }
    }
}
