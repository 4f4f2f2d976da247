package io.frontrow.adapter.postgres.seat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.id.PerformanceId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A seat that is held according to another store. A list of them is bound as two arrays. */
public record HeldSeat(UUID performanceId, int number) {

    public static List<HeldSeat> of(Map<PerformanceId, SeatNumbers> held) {
        return held.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .mapToObj(number -> new HeldSeat(entry.getKey().value(), number)))
                .toList();
    }

    public static UUID[] performanceIds(List<HeldSeat> seats) {
        return seats.stream().map(HeldSeat::performanceId).toArray(UUID[]::new);
    }

    public static Integer[] numbers(List<HeldSeat> seats) {
        return seats.stream().map(HeldSeat::number).toArray(Integer[]::new);
    }
}
