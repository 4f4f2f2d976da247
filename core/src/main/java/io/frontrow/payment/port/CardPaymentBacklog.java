package io.frontrow.payment.port;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Backlog;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Payments by card that jobs still have to bring to their end. Simultaneous calls lease different payments. */
public interface CardPaymentBacklog {

    /** The payments that are not settled yet. */
    Mono<Backlog> pending();

    /**
     * Leases payments that are overdue, to be looked up at the payment module.
     *
     * @param lease how long no other call leases them
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<List<Overdue>> leaseOverdue(Duration lease, int atMost);

    /**
     * Leases successful payments whose turn was not ended within a few seconds.
     *
     * @param lease how long no other call leases them
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<List<TurnToEnd>> leaseTurnsToEnd(Duration lease, int atMost);

    /** Records that the turn of a successful payment has ended, so that it is leased no more. */
    Mono<Void> markTurnEnded(PaymentId paymentId);

    /**
     * A payment that should have been settled by now.
     *
     * @param canBook whether its reservation may still be paid
     */
    record Overdue(PaymentId paymentId, boolean canBook) {}

    /**
     * A payment whose turn is still to be ended.
     *
     * @param entryId the queue entry in whose turn it was made
     */
    record TurnToEnd(PaymentId paymentId, UserId userId, ConcertId concertId, QueueEntryId entryId) {}
}
