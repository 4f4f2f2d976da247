package io.frontrow.adapter.postgres;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A seat that another store says is held, one row of a table that travels as two arrays. */
record HeldSeat(UUID performanceId, int number) {

    static List<HeldSeat> of(Map<PerformanceId, SeatNumbers> held) {
        return held.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .mapToObj(number -> new HeldSeat(entry.getKey().value(), number)))
                .toList();
    }

    static UUID[] performanceIds(List<HeldSeat> seats) {
        return seats.stream().map(HeldSeat::performanceId).toArray(UUID[]::new);
    }

    static Integer[] numbers(List<HeldSeat> seats) {
        return seats.stream().map(HeldSeat::number).toArray(Integer[]::new);
    }
}
