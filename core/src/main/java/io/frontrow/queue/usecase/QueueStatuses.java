package io.frontrow.queue.usecase;

import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoomPolicy;
import java.time.Clock;
import java.util.Optional;

/** Turns a ticket's standing into what its holder is told. */
final class QueueStatuses {

    private final Clock clock;

    QueueStatuses(Clock clock) {
        this.clock = clock;
    }

    /** Tells the status of a ticket, unless it is gone. @return empty if the ticket is gone */
    Optional<QueueStatus> of(QueueTicket ticket, Standing standing, WaitingRoomPolicy policy) {
        return switch (standing) {
            case Standing.Waiting waiting -> Optional.of(QueueStatus.waiting(ticket, waiting, policy, clock.instant()));
            case Standing.Active active -> Optional.of(QueueStatus.active(ticket, active));
            case Standing.Gone() -> Optional.empty();
        };
    }
}
