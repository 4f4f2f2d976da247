package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.validation.Length;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.HoldSeats;
import io.frontrow.shared.id.PerformanceId;
import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/** The seats to hold. */
@GroupSequence({Length.class, HoldRequest.class})
record HoldRequest(
        @NotNull @Size(min = 1, max = SeatSelection.SIZE_MAX, groups = Length.class) @UniqueElements
        List<@NotNull @Min(1) Integer> seatNumbers) {
    HoldSeats.Command command(QueueEntry entry, PerformanceId performanceId) {
        return new HoldSeats.Command(entry, performanceId, SeatSelection.of(seatNumbers));
    }
}
