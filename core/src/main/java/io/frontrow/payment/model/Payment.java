package io.frontrow.payment.model;

import io.frontrow.account.model.UserId;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.Points;
import java.time.Instant;

/** Points paid for a reservation. */
public record Payment(
        PaymentId paymentId,
        UserId userId,
        ReservationId reservationId,
        PaymentMethod method,
        Points amount,
        PaymentStatus status,
        Instant paidAt) {}
