package io.frontrow.queue.port;

import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The audit log of what operators did to waiting rooms. Records are only appended, never changed. */
public interface OperatorActions {

    Mono<Void> append(NewAction action);

    /** The actions on the waiting room of a concert, newest first. */
    Mono<Page<OperatorAction>> list(ConcertId concertId, PageRequest request);

    /**
     * An action to be recorded.
     *
     * @param newActionId the id of the record
     * @param entry the entry that the action is on; empty if it is on the whole room
     */
    record NewAction(
            OperatorActionId newActionId,
            ConcertId concertId,
            UserId operatorId,
            OperatorAction.Kind kind,
            Optional<QueueEntry> entry) {}
}
