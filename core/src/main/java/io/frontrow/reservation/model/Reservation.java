package io.frontrow.reservation.model;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Instant;

/**
 * Seats that belong to a user, provided that they are paid by the deadline.
 *
 * @param seats the seats that are not canceled; once all are canceled, all seats it ever had
 * @param totalPrice price of all seats it was made with
 * @param status at the moment of reading, by the store's clock
 * @param expiresAt the deadline of the payment, by the store's clock
 */
public record Reservation(
        ReservationId reservationId,
        UserId userId,
        ConcertId concertId,
        PerformanceId performanceId,
        SeatNumbers seats,
        Points totalPrice,
        ReservationStatus status,
        Instant createdAt,
        Instant expiresAt,
        RefundSummary refunded) {

    /** A reservation without canceled seats. */
    public Reservation(
            ReservationId reservationId,
            UserId userId,
            ConcertId concertId,
            PerformanceId performanceId,
            SeatNumbers seats,
            Points totalPrice,
            ReservationStatus status,
            Instant createdAt,
            Instant expiresAt) {
        this(
                reservationId,
                userId,
                concertId,
                performanceId,
                seats,
                totalPrice,
                status,
                createdAt,
                expiresAt,
                RefundSummary.NOTHING);
    }
}
