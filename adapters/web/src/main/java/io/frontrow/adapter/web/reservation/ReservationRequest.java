package io.frontrow.adapter.web.reservation;

import io.frontrow.adapter.web.seat.SeatSelection;
import io.frontrow.adapter.web.validation.Length;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** A reservation to make: of the seats of a hold, or of seats of a performance. */
@GroupSequence({Length.class, ReservationRequest.class})
record ReservationRequest(
        @Nullable UUID holdId,
        @Nullable UUID performanceId,

        @Nullable @Size(min = 1, max = SeatSelection.SIZE_MAX, groups = Length.class) @UniqueElements
        List<@NotNull @Min(1) Integer> seatNumbers) {
    /** {@return the command, or empty if the request names neither a hold nor seats, or both} */
    Optional<ReserveSeats.Command> command(QueueEntry entry) {
        if (holdId != null && performanceId == null && seatNumbers == null) {
            return Optional.of(new ReserveSeats.Command.FromHold(entry, new HoldId(holdId)));
        }
        if (holdId == null && performanceId != null && seatNumbers != null) {
            return Optional.of(new ReserveSeats.Command.FromSeats(
                    entry, new PerformanceId(performanceId), SeatSelection.of(seatNumbers)));
        }
        return Optional.empty();
    }
}
