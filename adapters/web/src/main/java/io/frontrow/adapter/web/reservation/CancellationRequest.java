package io.frontrow.adapter.web.reservation;

import io.frontrow.adapter.web.seat.SeatSelection;
import io.frontrow.adapter.web.validation.Length;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation.
 *
 * @param seatNumbers the seats to cancel; null for all that remain
 */
@GroupSequence({Length.class, CancellationRequest.class})
record CancellationRequest(
        @Nullable @Size(min = 1, max = SeatSelection.SIZE_MAX, groups = Length.class) @UniqueElements
        List<@NotNull @Min(1) Integer> seatNumbers) {
    static final CancellationRequest OF_ALL = new CancellationRequest(null);

    CancelReservation.Command command(UserId userId, ReservationId reservationId) {
        return new CancelReservation.Command(
                userId, reservationId, seatNumbers == null ? null : SeatSelection.of(seatNumbers));
    }
}
