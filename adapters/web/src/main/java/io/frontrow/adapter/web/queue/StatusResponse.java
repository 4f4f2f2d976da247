package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.WaitEstimate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a queue entry.
 *
 * @param estimatedWaitSeconds null, like the high estimate, while the waiting room is paused
 * @param expiresAt null while waiting
 */
record StatusResponse(
        UUID ticketId,
        UUID concertId,
        UUID userId,
        QueueStatus.State state,
        long position,
        long ahead,
        @Nullable Long estimatedWaitSeconds,
        @Nullable Long estimatedWaitSecondsHigh,
        int pollAfterSeconds,
        @Nullable Instant expiresAt) {
    static StatusResponse of(QueueStatus status) {
        QueueEntry entry = status.entry();
        WaitEstimate estimate = status.estimate();
        return new StatusResponse(
                entry.entryId().value(),
                entry.concertId().value(),
                entry.userId().value(),
                status.state(),
                status.position(),
                status.ahead(),
                estimate == null ? null : estimate.seconds(),
                estimate == null ? null : estimate.secondsHigh(),
                status.pollAfterSeconds(),
                status.expiresAt());
    }
}
