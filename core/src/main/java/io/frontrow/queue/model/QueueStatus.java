package io.frontrow.queue.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket's holder is told.
 *
 * @param position from 1; 0 once active
 * @param ahead how many wait in front; 0 once active
 * @param estimate the wait; null while nobody knows because the room is paused
 * @param pollAfterSeconds when to ask again, {@link #POLL_SECONDS_MIN} near the front … {@link #POLL_SECONDS_MAX}, and no more than a
 *     third of the idle time if that is above the least
 * @param expiresAt the end of the session; null while waiting
 */
public record QueueStatus(
        QueueTicket ticket,
        State state,
        long position,
        long ahead,
        @Nullable WaitEstimate estimate,
        int pollAfterSeconds,
        @Nullable Instant expiresAt) {

    public static final int POLL_SECONDS_MIN = 1;
    public static final int POLL_SECONDS_MAX = 10;

    public enum State {
        WAITING,
        ACTIVE
    }

    /**
     * The status of a waiting entry.
     *
     * @param estimate empty while the room is paused
     */
    public static QueueStatus waiting(
            QueueTicket ticket, Standing.Waiting waiting, Optional<WaitEstimate> estimate, WaitingRoomPolicy policy) {
        return new QueueStatus(
                ticket,
                State.WAITING,
                waiting.ahead() + 1,
                waiting.ahead(),
                estimate.orElse(null),
                Math.min(estimate.map(QueueStatus::pollAfter).orElse(POLL_SECONDS_MAX), pollMax(policy)),
                null);
    }

    public static QueueStatus active(QueueTicket ticket, Standing.Active active, WaitingRoomPolicy policy) {
        return new QueueStatus(ticket, State.ACTIVE, 0, 0, WaitEstimate.NONE, pollMax(policy), active.endsAt());
    }

    /** A third of the idle time, so that whoever polls as told is not idle, even if a poll or two go astray. */
    private static int pollMax(WaitingRoomPolicy policy) {
        return Math.clamp(policy.idleSeconds() / 3, POLL_SECONDS_MIN, POLL_SECONDS_MAX);
    }

    /** A tenth of the wait, so that nobody near the front is told late and nobody far back asks often. */
    private static int pollAfter(WaitEstimate estimate) {
        return Math.clamp(estimate.seconds() / 10, POLL_SECONDS_MIN, POLL_SECONDS_MAX);
    }
}
