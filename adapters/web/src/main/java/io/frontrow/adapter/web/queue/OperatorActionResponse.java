package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.OperatorAction;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action of an operator.
 *
 * @param ticketId null if the action concerned the whole waiting room
 * @param userId null if the action concerned the whole waiting room
 */
record OperatorActionResponse(
        UUID actionId,
        OperatorAction.Kind action,
        UUID operatorId,
        @Nullable UUID ticketId,
        @Nullable UUID userId,
        Instant at) {
    static OperatorActionResponse of(OperatorAction action) {
        QueueEntryId entryId = action.entryId();
        UserId userId = action.userId();
        return new OperatorActionResponse(
                action.actionId().value(),
                action.kind(),
                action.operatorId().value(),
                entryId == null ? null : entryId.value(),
                userId == null ? null : userId.value(),
                action.at());
    }
}
