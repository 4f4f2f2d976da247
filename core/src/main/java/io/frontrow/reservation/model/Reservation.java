package io.frontrow.reservation.model;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.model.Points;
import java.time.Instant;

/**
 * Seats that are a user's, if paid by the deadline.
 *
 * @param seats those that are not cancelled; once all are, those that it had
 * @param totalPrice of all seats that it was made of
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
        Refunded refunded) {

    /** A reservation without a cancelled seat. */
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
                Refunded.NOTHING);
    }
}
