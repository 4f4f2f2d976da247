package io.frontrow.adapter.redis.seat;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.seat.model.HoldId;
import io.frontrow.seat.model.SeatHold;
import java.util.List;
import java.util.UUID;

/** A seat that a hold has, as it is noted among what its user holds. */
record HeldSeat(PerformanceId performanceId, int number, HoldId holdId) {

    static List<HeldSeat> of(SeatHold hold) {
        return hold.seats().stream()
                .mapToObj(number -> new HeldSeat(hold.performanceId(), number, hold.holdId()))
                .toList();
    }

    static HeldSeat parse(String entry) {
        String[] parts = entry.split(":", -1);
        return new HeldSeat(
                new PerformanceId(UUID.fromString(parts[0])),
                Integer.parseInt(parts[1]),
                new HoldId(UUID.fromString(parts[2])));
    }

    String entry() {
        return performanceId.value() + ":" + number + ":" + holdId.value();
    }
}
