package io.frontrow.payment.port;

import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CardAttempts;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Fingerprint;
import io.frontrow.shared.model.IdempotencyKey;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Payments by card, from their beginning to their settlement. This store decides, by its own clock; the payment module
 * is called between its steps, never within one.
 *
 * <p>The reply to the sender of a key is decided once: by the settlement, or by {@link #decideReply} if that comes
 * first.
 */
public interface CardPayments {

    /**
     * Makes a pending payment for a reservation that may be paid, once per user and key. No other payment by card for
     * the reservation may be pending, nor too many have been declined, see {@link CardAttempts}. A payment by wallet
     * may overtake it: the one that is settled first counts.
     *
     * @param overdueAfter time without settlement after which the payment is overdue and its key no longer in flight
     */
    Mono<BeginOutcome> begin(CardPayment payment, Duration overdueAfter);

    /**
     * The outcome of an earlier payment of this user under this key, or that it is in flight; empty if there was none,
     * or if it was purged. This also decides the reply to a payment whose sender got none because an instance died.
     */
    Mono<Optional<PaymentOutcome>> recall(CardPayment payment);

    /** Decides and stores the reply to a payment that has begun: pending, unless it has been settled before. */
    Mono<PaymentOutcome> decideReply(CardPayment payment);

    /**
     * Settles a payment, once, however often the call is repeated. If the points were captured in time for a
     * reservation that is not paid yet, the reservation is confirmed. If they were captured otherwise, the payment
     * fails and all of them are to be refunded.
     *
     * <p>A capture of another amount than that of the payment settles nothing.
     *
     * @return empty if there is no such payment by card
     */
    Mono<Optional<Settled>> settle(Settlement settlement);

    /**
     * A payment by card that a user sent under a key.
     *
     * @param newPaymentId the id of the payment, if it is made
     * @param entry the queue entry in whose turn it is made; the reservation must be of its concert
     */
    record CardPayment(
            PaymentId newPaymentId,
            QueueEntry entry,
            ReservationId reservationId,
            CardToken token,
            IdempotencyKey key) {

        public UserId userId() {
            return entry.userId();
        }

        /** Distinguishes a repeat of this payment from another payment under the same key. */
        public Fingerprint fingerprint() {
            return Fingerprint.of("CARD", reservationId.value(), token.value());
        }
    }

    /** The result of beginning a payment, in order of precedence: refused as a payment by wallet would be, or begun. */
    sealed interface BeginOutcome {

        record Refused(PaymentOutcome outcome) implements BeginOutcome {}

        record Begun(Payment payment) implements BeginOutcome {}
    }

    /**
     * How a payment has ended at the payment module.
     *
     * @param newTransferId the id of its transfer, if points were captured
     * @param newRefundId the id of its refund, if the captured points are to be refunded
     */
    record Settlement(PaymentId paymentId, CaptureResult verdict, TransferId newTransferId, RefundId newRefundId) {}

    /**
     * A payment after a call that was to settle it.
     *
     * @param entryId the queue entry in whose turn it was made
     * @param status PENDING only if the capture is not that of the payment
     */
    record Settled(
            PaymentId paymentId,
            UserId userId,
            ConcertId concertId,
            QueueEntryId entryId,
            PaymentStatus status,
            @Nullable PaymentFailure failure,
            Effect effect) {}

    /** What a report of the payment module has changed. */
    enum Effect {
        SETTLED,
        /** An earlier call has settled the payment. */
        SETTLED_BEFORE,
        /** Nothing: it reports a capture of another amount, or another capture than the payment was settled with. */
        CAPTURE_MISMATCH
    }
}
