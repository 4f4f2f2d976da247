package io.frontrow.adapter.web.reservation;

import io.frontrow.catalog.model.Performance;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation.
 *
 * @param startsAt when the performance starts; null while that cannot be read
 */
record ReservationResponse(
        UUID reservationId,
        UUID concertId,
        UUID performanceId,
        @Nullable Instant startsAt,
        List<Integer> seatNumbers,
        ReservationStatus status,
        long totalPrice,
        long refundedAmount,
        RefundStatus refundStatus,
        Instant createdAt,
        Instant expiresAt) {
    static ReservationResponse of(Reservation reservation, Optional<Performance> performance) {
        return new ReservationResponse(
                reservation.reservationId().value(),
                reservation.concertId().value(),
                reservation.performanceId().value(),
                performance.map(Performance::startsAt).orElse(null),
                reservation.seats().toList(),
                reservation.status(),
                reservation.totalPrice().value(),
                reservation.refunded().amount().value(),
                reservation.refunded().status(),
                reservation.createdAt(),
                reservation.expiresAt());
    }
}
