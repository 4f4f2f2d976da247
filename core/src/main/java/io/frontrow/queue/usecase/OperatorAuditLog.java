package io.frontrow.queue.usecase;

import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorActions.NewAction;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Appends what operators do to the audit log, each action under an id of its own. */
final class OperatorAuditLog {

    private final OperatorActions actions;
    private final Ids ids;

    OperatorAuditLog(OperatorActions actions, Ids ids) {
        this.actions = actions;
        this.ids = ids;
    }

    /** Appends an action on a whole waiting room. */
    Mono<Void> append(ConcertId concertId, UserId operatorId, Kind kind) {
        return append(concertId, operatorId, kind, Optional.empty());
    }

    /** Appends an action on one entry. */
    Mono<Void> append(QueueEntry entry, UserId operatorId, Kind kind) {
        return append(entry.concertId(), operatorId, kind, Optional.of(entry));
    }

    private Mono<Void> append(ConcertId concertId, UserId operatorId, Kind kind, Optional<QueueEntry> entry) {
        return Mono.defer(() ->
                actions.append(new NewAction(new OperatorActionId(ids.next()), concertId, operatorId, kind, entry)));
    }
}
