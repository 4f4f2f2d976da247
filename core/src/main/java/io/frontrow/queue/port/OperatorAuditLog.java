package io.frontrow.queue.port;

import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.port.OperatorActions.NewAction;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Mono;

/** Appends what operators do to the audit log, each action under an id of its own. */
public final class OperatorAuditLog {

    private final OperatorActions actions;
    private final Ids ids;

    public OperatorAuditLog(OperatorActions actions, Ids ids) {
        this.actions = actions;
        this.ids = ids;
    }

    public Mono<Void> append(UserId operatorId, Kind kind, Subject subject) {
        return Mono.defer(
                () -> actions.append(new NewAction(new OperatorActionId(ids.next()), operatorId, kind, subject)));
    }
}
