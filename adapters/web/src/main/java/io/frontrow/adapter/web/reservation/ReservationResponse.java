package io.frontrow.adapter.web.reservation;

import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A reservation. */
record ReservationResponse(
        UUID reservationId,
        UUID concertId,
        UUID performanceId,
        List<Integer> seatNumbers,
        ReservationStatus status,
        long totalPrice,
        long refundedAmount,
        RefundStatus refundStatus,
        Instant createdAt,
        Instant expiresAt) {
    static ReservationResponse of(Reservation reservation) {
        return new ReservationResponse(
                reservation.reservationId().value(),
                reservation.concertId().value(),
                reservation.performanceId().value(),
                reservation.seats().toList(),
                reservation.status(),
                reservation.totalPrice().value(),
                reservation.refunded().amount().value(),
                reservation.refunded().status(),
                reservation.createdAt(),
                reservation.expiresAt());
    }
}
