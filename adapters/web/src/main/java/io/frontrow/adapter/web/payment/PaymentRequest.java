package io.frontrow.adapter.web.payment;

import io.frontrow.payment.Pay;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.IdempotencyKey;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What to pay for, and out of what. */
record PaymentRequest(@NotNull UUID reservationId, @NotNull PaymentMethod method) {
    Pay.Command command(QueueTicket ticket, IdempotencyKey key) {
        return switch (method) {
            case WALLET -> new Pay.Command(ticket, new ReservationId(reservationId), key);
        };
    }
}
