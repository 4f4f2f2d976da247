package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.OperatorAction;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action of an operator. What it did not concern is null.
 *
 * @param amount what a wallet was credited with
 */
record OperatorActionResponse(
        UUID actionId,
        OperatorAction.Kind action,
        UUID operatorId,
        @Nullable UUID concertId,
        @Nullable UUID performanceId,
        @Nullable UUID ticketId,
        @Nullable UUID userId,
        @Nullable Long amount,
        Instant at) {
    static OperatorActionResponse of(OperatorAction action) {
        OperatorAction.Subject subject = action.subject();
        return new OperatorActionResponse(
                action.actionId().value(),
                action.kind(),
                action.operatorId().value(),
                Optional.ofNullable(subject.concertId()).map(ConcertId::value).orElse(null),
                Optional.ofNullable(subject.performanceId())
                        .map(PerformanceId::value)
                        .orElse(null),
                Optional.ofNullable(subject.entryId()).map(QueueEntryId::value).orElse(null),
                Optional.ofNullable(subject.userId()).map(UserId::value).orElse(null),
                Optional.ofNullable(subject.amount()).map(Points::value).orElse(null),
                action.at());
    }
}
