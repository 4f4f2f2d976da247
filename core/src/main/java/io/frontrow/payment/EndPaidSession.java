package io.frontrow.payment;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TicketId;
import reactor.core.publisher.Mono;

/**
 * Ends the session of someone who has paid, gives back what it still holds and lets the next in line in. Never fails: the
 * payment stands, and a session that could not be ended runs out by itself.
 */
public interface EndPaidSession {

    Mono<Void> end(QueueTicket ticket);

    /**
     * Ends the session of the user's ticket of that id, if it is still the one they have.
     *
     * @return whether nothing is left of it
     */
    Mono<Boolean> end(ConcertId concertId, UserId userId, TicketId ticketId);
}
