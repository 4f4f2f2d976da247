package io.frontrow.adapter.web.payment;

import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment.
 *
 * @param failure null unless the payment failed
 * @param paidAt null unless the payment succeeded
 */
record PaymentResponse(
        UUID paymentId,
        UUID reservationId,
        PaymentMethod method,
        long amount,
        PaymentStatus status,
        @Nullable PaymentFailure failure,
        long refundedAmount,
        Instant createdAt,
        @Nullable Instant paidAt) {
    static PaymentResponse of(Payment payment) {
        return new PaymentResponse(
                payment.paymentId().value(),
                payment.reservationId().value(),
                payment.method(),
                payment.amount().value(),
                payment.status(),
                payment.failure(),
                payment.refunded().value(),
                payment.createdAt(),
                payment.paidAt());
    }
}
