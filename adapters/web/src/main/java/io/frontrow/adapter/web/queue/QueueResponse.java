package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.QueueOrder;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of a queue.
 *
 * @param opensAt before it nobody is let in; null if it is open
 * @param seedCommitment null: of order FIFO there is none
 * @param seed null: of order FIFO there is none
 */
record QueueResponse(
        UUID concertId,
        @Nullable Instant opensAt,
        QueueOrder order,
        boolean paused,
        int capacity,
        long waiting,
        long active,
        @Nullable String seedCommitment,
        @Nullable String seed) {
    static QueueResponse of(WaitingRoom room, RoomCounts counts) {
        return new QueueResponse(
                room.concertId().value(),
                room.policy().opensAt(),
                room.policy().order(),
                room.policy().paused(),
                room.policy().capacity(),
                counts.waiting(),
                counts.active(),
                null,
                null);
    }
}
