package io.frontrow.adapter.redis.seat;

import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A held seat as a member of the sorted set of the seats that a user holds: {@code performance:seat:hold}. */
record HeldSeat(PerformanceId performanceId, int number, HoldId holdId) {

    static List<HeldSeat> of(SeatHold hold) {
        return hold.seats().stream()
                .mapToObj(number -> new HeldSeat(hold.performanceId(), number, hold.holdId()))
                .toList();
    }

    /** {@return the held seats of members that are separated by spaces} */
    static List<HeldSeat> parseAll(String members) {
        return members.isEmpty()
                ? List.of()
                : Stream.of(members.split(" ", -1)).map(HeldSeat::parse).toList();
    }

    private static HeldSeat parse(String member) {
        String[] parts = member.split(":", -1);
        return new HeldSeat(
                new PerformanceId(UUID.fromString(parts[0])),
                Integer.parseInt(parts[1]),
                new HoldId(UUID.fromString(parts[2])));
    }

    String member() {
        return performanceId.value() + ":" + number + ":" + holdId.value();
    }
}
