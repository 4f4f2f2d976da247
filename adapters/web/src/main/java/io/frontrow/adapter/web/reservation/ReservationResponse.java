package io.frontrow.adapter.web.reservation;

import io.frontrow.catalog.model.Performance;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A reservation.
 *
 * @param startsAt when the performance starts
 */
record ReservationResponse(
        UUID reservationId,
        UUID concertId,
        UUID performanceId,
        Instant startsAt,
        List<Integer> seatNumbers,
        ReservationStatus status,
        long totalPrice,
        long refundedAmount,
        RefundStatus refundStatus,
        Instant createdAt,
        Instant expiresAt) {
    static ReservationResponse of(Reservation reservation, Performance performance) {
        return new ReservationResponse(
                reservation.reservationId().value(),
                reservation.concertId().value(),
                reservation.performanceId().value(),
                performance.startsAt(),
                reservation.seats().toList(),
                reservation.status(),
                reservation.totalPrice().value(),
                reservation.refunded().amount().value(),
                reservation.refunded().status(),
                reservation.createdAt(),
                reservation.expiresAt());
    }
}
