package io.frontrow.adapter.web.payment;

import io.frontrow.payment.Pay;
import io.frontrow.payment.Pay.PaymentInstrument;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.IdempotencyKey;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment to make.
 *
 * @param cardToken the card, if the method is CARD
 */
record PaymentRequest(
        @NotNull UUID reservationId,
        @NotNull PaymentMethod method,
        @Nullable String cardToken) {
    /** {@return the command, or empty if the card token does not fit the method} */
    Optional<Pay.Command> command(QueueEntry entry, IdempotencyKey key) {
        return instrument()
                .map(instrument -> new Pay.Command(entry, new ReservationId(reservationId), instrument, key));
    }

    private Optional<PaymentInstrument> instrument() {
        return switch (method) {
            case WALLET -> cardToken == null ? Optional.of(new PaymentInstrument.Wallet()) : Optional.empty();
            case CARD ->
                Optional.ofNullable(cardToken)
                        .filter(CardToken::isValid)
                        .map(token -> new PaymentInstrument.Card(new CardToken(token)));
        };
    }

    /** Omits the card token. */
    @Override
    public String toString() {
        return "PaymentRequest[" + reservationId + ", " + method + "]";
    }
}
