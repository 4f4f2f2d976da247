package io.frontrow.adapter.web.seat;

import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A hold. */
record HoldResponse(UUID holdId, UUID performanceId, List<Integer> seatNumbers, long totalPrice, Instant expiresAt) {
    static HoldResponse of(SeatHold hold, Points totalPrice) {
        return new HoldResponse(
                hold.holdId().value(),
                hold.performanceId().value(),
                hold.seats().toList(),
                totalPrice.value(),
                hold.expiresAt());
    }
}
