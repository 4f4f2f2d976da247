package io.frontrow.payment.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.Fingerprint;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.wallet.model.TransferId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All payments. This store decides, by its own clock. */
public interface Payments {

    /**
     * Confirms the reservation, takes its price out of the wallet, and remembers the outcome under the key: all or
     * nothing, once per user and key, and once per reservation whatever the keys. Runs to its end even if the
     * subscriber cancels.
     */
    Mono<PaymentOutcome> payByWallet(Order order);

    /** What an earlier order of this user under this key came to; empty if there was none, or it is forgotten. */
    Mono<Optional<PaymentOutcome>> recall(Order order);

    /** The user's payment of that id; another user's is not found. */
    Mono<Optional<Payment>> find(UserId userId, PaymentId paymentId);

    /** The user's payments, newest first. */
    Mono<Page<Payment>> list(UserId userId, PageRequest request);

    /**
     * A payment that a user sent under a key.
     *
     * @param fresh the id of the payment, if it is made
     * @param freshTransfer the id of its transfer, if it is made
     * @param concertId the concert the reservation must be of
     */
    record Order(
            PaymentId fresh,
            TransferId freshTransfer,
            UserId userId,
            ConcertId concertId,
            ReservationId reservationId,
            IdempotencyKey key) {

        /** Tells a repeat of this order from another order under the same key. */
        public Fingerprint fingerprint() {
            return Fingerprint.of("WALLET", reservationId.value());
        }
    }
}
