package io.frontrow.adapter.web.catalog;

import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.reservation.model.SeatHolder.Owner;
import io.frontrow.seat.model.SeatStatus;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has a seat, for operators.
 *
 * @param userId null, like the e-mail address and the reservation, if the seat is only held
 */
record SeatHolderResponse(
        int seatNumber,
        SeatStatus status,
        @Nullable UUID userId,
        @Nullable String email,
        @Nullable UUID reservationId) {
    static SeatHolderResponse of(SeatHolder holder) {
        Optional<Owner> owner = holder.owner();
        return new SeatHolderResponse(
                holder.seatNumber(),
                holder.status(),
                owner.map(it -> it.userId().value()).orElse(null),
                owner.map(it -> it.email().value()).orElse(null),
                owner.map(it -> it.reservationId().value()).orElse(null));
    }

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "SeatHolderResponse[" + seatNumber + " " + status + "]";
    }
}
