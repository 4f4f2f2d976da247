package io.frontrow.reservation.model;

import io.frontrow.account.model.Email;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import java.util.Optional;

/**
 * Who has a seat.
 *
 * @param status never AVAILABLE
 * @param reservationId empty if the seat is only held
 */
public record SeatHolder(
        int seatNumber, SeatStatus status, UserId userId, Email email, Optional<ReservationId> reservationId) {}
