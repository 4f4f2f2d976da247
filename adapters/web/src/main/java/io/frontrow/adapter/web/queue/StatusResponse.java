package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.WaitEstimate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a queue entry.
 *
 * @param position null, like the number ahead, while the order of a pre-queue is not drawn
 * @param lot the place that was drawn; null while it is not drawn, and for those who joined after the opening
 * @param estimatedWaitSeconds null, like the high estimate, while the waiting room is paused
 * @param expiresAt null while waiting
 * @param opensAt null if the waiting room is open
 * @param seatsAvailable seats of the performances to come that are neither reserved nor sold
 * @param soldOut whether all of them are sold
 * @param message of the operator; null if there is none
 */
record StatusResponse(
        UUID ticketId,
        UUID concertId,
        UUID userId,
        QueueStatus.State state,
        @Nullable Long position,
        @Nullable Long ahead,
        @Nullable Long lot,
        @Nullable Long estimatedWaitSeconds,
        @Nullable Long estimatedWaitSecondsHigh,
        int pollAfterSeconds,
        @Nullable Instant expiresAt,
        @Nullable Instant opensAt,
        long seatsAvailable,
        boolean soldOut,
        @Nullable MessageResponse message) {
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
                lot(status),
                estimate == null ? null : estimate.seconds(),
                estimate == null ? null : estimate.secondsHigh(),
                status.pollAfterSeconds(),
                status.expiresAt(),
                status.opensAt(),
                status.sale().seatsAvailable(),
                status.sale().isSoldOut(),
                MessageResponse.of(status.message()));
    }

    private static @Nullable Long lot(QueueStatus status) {
        Place place = status.entry().place();
        return place.isOfPreQueue() && status.position() != null ? place.value() : null;
    }
}
