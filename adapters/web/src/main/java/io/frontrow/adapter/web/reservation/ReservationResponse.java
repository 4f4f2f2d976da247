package io.frontrow.adapter.web.reservation;

import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A reservation. */
record ReservationResponse(
        UUID reservationId,
        UUID performanceId,
        List<Integer> seatNumbers,
        ReservationStatus status,
        long totalPrice,
        Instant expiresAt) {
    static ReservationResponse of(Reservation reservation) {
        return new ReservationResponse(
                reservation.reservationId().value(),
                reservation.performanceId().value(),
                reservation.seats().toList(),
                reservation.status(),
                reservation.totalPrice().value(),
                reservation.expiresAt());
    }
}
