package io.frontrow.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.TicketId;
import reactor.core.publisher.Mono;

/**
 * The operator lets one who waits in ahead of turn: within the capacity and the rate, but also while the room is paused or
 * not open yet. It is noted who did so. Once subscribed to, it runs to its end even if the subscriber cancels.
 */
public interface LetIn {

    Mono<Result> letIn(Command command);

    record Command(UserId operatorId, ConcertId concertId, Whom whom) {}

    /** By which name one is let in. */
    sealed interface Whom {

        record User(UserId userId) implements Whom {}

        record Ticket(TicketId ticketId) implements Whom {}
    }

    /** In order of precedence of the refusals. */
    sealed interface Result {

        /** The ticket is in. */
        record Entered(QueueStatus status) implements Result {}

        record UnknownConcert() implements Result {}

        /** Nobody of this name waits. */
        record UnknownTicket() implements Result {}

        /** The capacity, or the rate for the running second, is used up. */
        record RoomFull() implements Result {}
    }
}
