package io.frontrow.queue.port;

import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Mono;

/** The audit log of what operators did. Records are only appended, never changed. */
public interface OperatorActions {

    Mono<Void> append(NewAction action);

    /** All actions, newest first. */
    Mono<Page<OperatorAction>> list(PageRequest request);

    /** The actions on a concert, its performances and its waiting room, newest first. */
    Mono<Page<OperatorAction>> list(ConcertId concertId, PageRequest request);

    /**
     * An action to be recorded.
     *
     * @param newActionId the id of the record
     */
    record NewAction(
            OperatorActionId newActionId,
            UserId operatorId,
            OperatorAction.Kind kind,
            OperatorAction.Subject subject) {}

    /**
     * Who does something that another store records in this log, in the same step in which it does it.
     *
     * @param newActionId the id of the record
     */
    record By(UserId operatorId, OperatorActionId newActionId) {

        /** {@return this operator with a new id for the record} */
        public static By of(UserId operatorId, Ids ids) {
            return new By(operatorId, new OperatorActionId(ids.next()));
        }
    }
}
