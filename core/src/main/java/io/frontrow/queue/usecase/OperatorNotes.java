package io.frontrow.queue.usecase;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Notes what an operator does, under an id of its own. */
final class OperatorNotes {

    private final OperatorActions actions;
    private final Ids ids;

    OperatorNotes(OperatorActions actions, Ids ids) {
        this.actions = actions;
        this.ids = ids;
    }

    Mono<Void> onRoom(ConcertId concertId, UserId operatorId, Kind kind) {
        return note(concertId, operatorId, kind, Optional.empty());
    }

    Mono<Void> onTicket(QueueTicket ticket, UserId operatorId, Kind kind) {
        return note(ticket.concertId(), operatorId, kind, Optional.of(ticket));
    }

    private Mono<Void> note(ConcertId concertId, UserId operatorId, Kind kind, Optional<QueueTicket> about) {
        return Mono.defer(() -> actions.note(
                new OperatorActions.Note(new OperatorActionId(ids.next()), concertId, operatorId, kind, about)));
    }
}
