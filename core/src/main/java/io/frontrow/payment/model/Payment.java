package io.frontrow.payment.model;

import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment for a reservation, in any status.
 *
 * @param failure why it failed; null unless it did
 * @param refunded the part of the amount that is refunded, or whose refund is pending
 * @param createdAt when it began
 * @param paidAt null unless it succeeded
 */
public record Payment(
        PaymentId paymentId,
        UserId userId,
        ReservationId reservationId,
        PaymentMethod method,
        Points amount,
        PaymentStatus status,
        @Nullable PaymentFailure failure,
        Points refunded,
        Instant createdAt,
        @Nullable Instant paidAt) {

    /** A payment that has succeeded, and of which nothing is refunded. */
    public static Payment succeeded(
            PaymentId paymentId,
            UserId userId,
            ReservationId reservationId,
            PaymentMethod method,
            Points amount,
            Instant createdAt,
            Instant paidAt) {
        return new Payment(
                paymentId,
                userId,
                reservationId,
                method,
                amount,
                PaymentStatus.SUCCESS,
                null,
                Points.ZERO,
                createdAt,
                paidAt);
    }

    /** A payment by card that has begun and whose result is not known yet. */
    public static Payment pending(
            PaymentId paymentId, UserId userId, ReservationId reservationId, Points amount, Instant createdAt) {
        return new Payment(
                paymentId,
                userId,
                reservationId,
                PaymentMethod.CARD,
                amount,
                PaymentStatus.PENDING,
                null,
                Points.ZERO,
                createdAt,
                null);
    }
}
