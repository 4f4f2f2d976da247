package io.frontrow.adapter.web.payment;

import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentStatus;
import java.time.Instant;
import java.util.UUID;

/** A payment. */
record PaymentResponse(
        UUID paymentId, UUID reservationId, PaymentMethod method, long amount, PaymentStatus status, Instant paidAt) {
    static PaymentResponse of(Payment payment) {
        return new PaymentResponse(
                payment.paymentId().value(),
                payment.reservationId().value(),
                payment.method(),
                payment.amount().value(),
                payment.status(),
                payment.paidAt());
    }
}
