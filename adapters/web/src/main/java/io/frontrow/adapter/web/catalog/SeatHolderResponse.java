package io.frontrow.adapter.web.catalog;

import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.ReservationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has a seat, for operators.
 *
 * @param reservationId null if the seat is only held
 */
record SeatHolderResponse(
        int seatNumber,
        SeatStatus status,
        UUID userId,
        String email,
        @Nullable UUID reservationId) {
    static SeatHolderResponse of(SeatHolder holder) {
        return new SeatHolderResponse(
                holder.seatNumber(),
                holder.status(),
                holder.userId().value(),
                holder.email().value(),
                holder.reservationId().map(ReservationId::value).orElse(null));
    }

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "SeatHolderResponse[" + seatNumber + " " + status + "]";
    }
}
