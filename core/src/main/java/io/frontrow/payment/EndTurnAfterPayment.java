package io.frontrow.payment;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/**
 * Ends the turn of a user who has paid, releases the seats still held and admits the next entry; or, if the user has
 * another reservation to pay for in the concert, only releases the seats that are paid. It never fails: the payment
 * stands, and a turn that could not be ended runs out by itself.
 */
public interface EndTurnAfterPayment {

    Mono<Void> end(QueueEntry entry);

    /**
     * Ends the turn of the entry as after its payment, if a payment was made in it, nothing is left to pay for and no
     * seat is held. For what happens after the payment: its repeat, when the response was lost before the turn ended,
     * or the cancellation of the reservation that was left.
     */
    Mono<Void> endIfCompleted(QueueEntry entry);

    /** The same for the user's present entry in the concert, if there is one. */
    Mono<Void> endIfCompleted(ConcertId concertId, UserId userId);

    /**
     * Ends the turn of the entry of that id, if it is still the user's entry.
     *
     * @return whether this payment leaves nothing to be done for the turn
     */
    Mono<Boolean> end(ConcertId concertId, UserId userId, QueueEntryId entryId);
}
