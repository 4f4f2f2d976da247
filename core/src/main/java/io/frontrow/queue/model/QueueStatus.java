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
 * @param pollAfterSeconds when to ask again, {@link #POLL_SECONDS_MIN} near the front … {@link #POLL_SECONDS_MAX}
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

    public static QueueStatus waiting(
            QueueTicket ticket, Standing.Waiting waiting, WaitForecast forecast, Instant now) {
        Optional<WaitEstimate> estimate = forecast.estimate(waiting.ahead(), waiting.active(), now);
        return new QueueStatus(
                ticket,
                State.WAITING,
                waiting.ahead() + 1,
                waiting.ahead(),
                estimate.orElse(null),
                estimate.map(QueueStatus::pollAfter).orElse(POLL_SECONDS_MAX),
                null);
    }

    public static QueueStatus active(QueueTicket ticket, Standing.Active active) {
        return new QueueStatus(ticket, State.ACTIVE, 0, 0, WaitEstimate.NONE, POLL_SECONDS_MAX, active.endsAt());
    }

    /** A tenth of the wait, so that nobody near the front is told late and nobody far back asks often. */
    private static int pollAfter(WaitEstimate estimate) {
        return Math.clamp(estimate.seconds() / 10, POLL_SECONDS_MIN, POLL_SECONDS_MAX);
    }
}
