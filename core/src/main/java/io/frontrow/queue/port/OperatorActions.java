package io.frontrow.queue.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What operators did to waiting rooms. What is noted is never changed. */
public interface OperatorActions {

    Mono<Void> note(Note note);

    /** What was done to the room of a concert, the latest first. */
    Mono<Page<OperatorAction>> list(ConcertId concertId, PageRequest request);

    /**
     * What is to be noted.
     *
     * @param fresh the id of the note
     * @param about whom it is done to; empty if to the whole room
     */
    record Note(
            OperatorActionId fresh,
            ConcertId concertId,
            UserId operatorId,
            OperatorAction.Kind kind,
            Optional<QueueTicket> about) {}
}
