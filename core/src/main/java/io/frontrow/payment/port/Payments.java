package io.frontrow.payment.port;

import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Fingerprint;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All payments. This store decides, by its own clock. */
public interface Payments {

    /**
     * Confirms the reservation, takes its price out of the wallet, and stores the outcome under the key: all or
     * nothing, once per user and key, and once per reservation whatever the keys. Runs to completion even if the
     * subscriber cancels.
     */
    Mono<PaymentOutcome> payByWallet(WalletPayment payment);

    /** The outcome of an earlier payment of this user under this key; empty if there was none, or if it was purged. */
    Mono<Optional<PaymentOutcome>> recall(WalletPayment payment);

    /** The user's payment of that id; another user's is not found. */
    Mono<Optional<Payment>> find(UserId userId, PaymentId paymentId);

    /** The user's payments, newest first. */
    Mono<Page<Payment>> list(UserId userId, PageRequest request);

    /**
     * A payment by wallet that a user sent under a key.
     *
     * @param newPaymentId the id of the payment, if it is made
     * @param newTransferId the id of its transfer, if it is made
     * @param concertId the concert the reservation must be of
     * @param entryId the queue entry in whose turn it is paid
     */
    record WalletPayment(
            PaymentId newPaymentId,
            TransferId newTransferId,
            UserId userId,
            ConcertId concertId,
            QueueEntryId entryId,
            ReservationId reservationId,
            IdempotencyKey key) {

        /** Distinguishes a repeat of this payment from another payment under the same key. */
        public Fingerprint fingerprint() {
            return Fingerprint.of("WALLET", reservationId.value());
        }
    }
}
