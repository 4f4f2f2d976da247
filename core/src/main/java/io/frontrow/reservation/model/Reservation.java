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
        Instant expiresAt) {}
