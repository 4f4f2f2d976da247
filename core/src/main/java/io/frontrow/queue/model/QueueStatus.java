package io.frontrow.queue.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of a queue entry as its client sees it.
 *
 * @param position from 1; 0 once active; null while the order of a pre-queue is not drawn
 * @param ahead number of entries that wait in front; 0 once active; null while the order of a pre-queue is not drawn
 * @param estimate of the wait; null while it is unknown because the room is paused
 * @param pollAfterSeconds time until the client should ask again, from {@link #POLL_SECONDS_MIN} near the front to
 *     {@link #POLL_SECONDS_MAX}, and at most a third of the idle time if that is above the minimum
 * @param expiresAt the end of the turn; null while waiting
 * @param opensAt no entry is admitted before this time; null if the room is open
 * @param sale what can still be bought
 * @param message of the operator to all users of the room
 */
public record QueueStatus(
        QueueEntry entry,
        State state,
        @Nullable Long position,
        @Nullable Long ahead,
        @Nullable WaitEstimate estimate,
        int pollAfterSeconds,
        @Nullable Instant expiresAt,
        @Nullable Instant opensAt,
        SaleStatus sale,
        Optional<RoomMessage> message) {

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
            QueueEntry entry,
            EntryState.Waiting waiting,
            Optional<WaitEstimate> estimate,
            WaitingRoomPolicy policy,
            SaleStatus sale) {
        return new QueueStatus(
                entry,
                State.WAITING,
                waiting.ahead() + 1,
                waiting.ahead(),
                estimate.orElse(null),
                Math.min(estimate.map(QueueStatus::pollAfter).orElse(POLL_SECONDS_MAX), pollMax(policy)),
                null,
                policy.opensAt(),
                sale,
                Optional.empty());
    }

    /**
     * The status of an entry in a pre-queue whose order is not drawn yet.
     *
     * @param estimate empty while the room is paused
     */
    public static QueueStatus undrawn(
            QueueEntry entry, Optional<WaitEstimate> estimate, WaitingRoomPolicy policy, SaleStatus sale) {
        return new QueueStatus(
                entry,
                State.WAITING,
                null,
                null,
                estimate.orElse(null),
                Math.min(estimate.map(QueueStatus::pollAfter).orElse(POLL_SECONDS_MAX), pollMax(policy)),
                null,
                policy.opensAt(),
                sale,
                Optional.empty());
    }

    public static QueueStatus active(
            QueueEntry entry, EntryState.Active active, WaitingRoomPolicy policy, SaleStatus sale) {
        return new QueueStatus(
                entry,
                State.ACTIVE,
                0L,
                0L,
                WaitEstimate.NONE,
                pollMax(policy),
                active.endsAt(),
                policy.opensAt(),
                sale,
                Optional.empty());
    }

    /** {@return whether it says that the room is paused, of which users in their turn are not told} */
    public boolean isPaused() {
        return estimate == null;
    }

    /** This status with the message of the room. */
    public QueueStatus with(Optional<RoomMessage> roomMessage) {
        return new QueueStatus(
                entry, state, position, ahead, estimate, pollAfterSeconds, expiresAt, opensAt, sale, roomMessage);
    }

    /**
     * A third of the idle time, so a client that polls as advised does not become idle even if one or two polls are
     * lost.
     */
    private static int pollMax(WaitingRoomPolicy policy) {
        return Math.clamp(policy.idleSeconds() / 3, POLL_SECONDS_MIN, POLL_SECONDS_MAX);
    }

    /** A tenth of the wait, so clients near the front are informed early and clients far back poll seldom. */
    private static int pollAfter(WaitEstimate estimate) {
        return Math.clamp(estimate.seconds() / 10, POLL_SECONDS_MIN, POLL_SECONDS_MAX);
    }
}
