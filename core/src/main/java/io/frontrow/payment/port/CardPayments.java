package io.frontrow.payment.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.model.RefundId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TicketId;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.Backlog;
import io.frontrow.shared.model.Fingerprint;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.wallet.model.TransferId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Payments by card, from their order to their settlement. This store decides, by its own clock; the payment module is asked
 * between its steps, never within one.
 *
 * <p>What the sender of a key is told first is decided once: by the settlement, or by {@link #tell} if that comes first.
 */
public interface CardPayments {

    /**
     * Makes a pending payment for a reservation that may be paid, once per user and key. Other payments for it may be
     * pending or come meanwhile: whichever is settled first counts.
     *
     * @param overdueAfter after which time without settlement the payment is overdue and its key runs no more
     */
    Mono<Beginning> begin(Order order, Duration overdueAfter);

    /**
     * What an earlier order of this user under this key came to, or that it is in flight; empty if there was none, or it is
     * forgotten. An order whose sender heard nothing because this instance or another died is told of here in the end.
     */
    Mono<Optional<PaymentOutcome>> recall(Order order);

    /** What the sender of an order that has begun is told: that it is pending, unless it has been settled before. */
    Mono<PaymentOutcome> tell(Order order);

    /**
     * Brings a payment to its end, once, however often it is asked to. Captured in time for a reservation that is not paid
     * yet: the reservation is confirmed. Captured otherwise: the payment fails, and all of it is to be refunded.
     *
     * @return empty if there is no such payment by card
     */
    Mono<Optional<Settled>> settle(Settlement settlement);

    /** The payments that are still to be settled. */
    Mono<Backlog> pending();

    /**
     * Takes payments that are overdue, to be asked for at the payment module. Simultaneous calls take different ones.
     *
     * @param lease for how long nobody else takes them
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<List<Overdue>> takeOverdue(Duration lease, int atMost);

    /** Notes that the session of whoever has paid is ended, so that nobody has to do it any more. */
    Mono<Void> ended(PaymentId paymentId);

    /**
     * Takes successful payments whose session was not ended within a few seconds. Simultaneous calls take different ones.
     *
     * @param lease for how long nobody else takes them
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<List<Unended>> takeUnended(Duration lease, int atMost);

    /**
     * A payment by card that a user sent under a key.
     *
     * @param fresh the id of the payment, if it is made
     * @param ticket in whose turn it is made; the reservation must be of its concert
     */
    record Order(
            PaymentId fresh, QueueTicket ticket, ReservationId reservationId, CardToken token, IdempotencyKey key) {

        public UserId userId() {
            return ticket.userId();
        }

        /** Tells a repeat of this order from another order under the same key. */
        public Fingerprint fingerprint() {
            return Fingerprint.of("CARD", reservationId.value(), token.value());
        }
    }

    /** In order of precedence: what came of it at once, as for a payment by wallet, or that it has begun. */
    sealed interface Beginning {

        record Refused(PaymentOutcome outcome) implements Beginning {}

        record Begun(Payment payment) implements Beginning {}
    }

    /**
     * How a payment has ended at the payment module.
     *
     * @param freshTransfer the id of its transfer, if points were taken
     * @param freshRefund the id of its refund, if they were taken for nothing
     */
    record Settlement(PaymentId paymentId, CardVerdict verdict, TransferId freshTransfer, RefundId freshRefund) {}

    /**
     * A payment that has come to its end.
     *
     * @param ticketId in whose turn it was made
     * @param status SUCCESS or FAIL
     * @param isFresh whether this settlement brought it there
     */
    record Settled(
            PaymentId paymentId,
            UserId userId,
            ConcertId concertId,
            TicketId ticketId,
            PaymentStatus status,
            @Nullable PaymentFailure failure,
            boolean isFresh) {}

    /**
     * A payment that should have been settled by now.
     *
     * @param canBook whether its reservation may still be paid
     */
    record Overdue(PaymentId paymentId, boolean canBook) {}

    /**
     * A payment whose session has still to be ended.
     *
     * @param ticketId in whose turn it was made
     */
    record Unended(PaymentId paymentId, UserId userId, ConcertId concertId, TicketId ticketId) {}
}
