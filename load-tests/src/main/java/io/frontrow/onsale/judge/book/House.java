package io.frontrow.onsale.judge.book;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Told.Item;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.Violations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the operator read of performances at the end, against what all fans have. */
final class House {
    private final Map<String, Operation> sales = new HashMap<>();
    private final Map<String, Operation> holders = new HashMap<>();
    private final Map<String, Long> revenue = new HashMap<>();
    private final Map<String, Map<Integer, String>> sold = new HashMap<>();

    void see(Operation operation) {
        String performance = operation.asked().performanceId();
        if (performance != null && operation.isDone()) {
            switch (operation.call()) {
                case "getPerformanceSales" -> sales.put(performance, operation);
                case "listSeatHolders" -> holders.put(performance, operation);
                default -> {}
            }
        }
    }

    /** Adds a fan's reservation as it was at the end. */
    void add(Item reservation) {
        if ("CONFIRMED".equals(reservation.status())) {
            String performance = String.valueOf(reservation.performanceId());
            revenue.merge(performance, left(reservation), Long::sum);
            Map<Integer, String> seats = sold.computeIfAbsent(performance, any -> new HashMap<>());
            reservation.seatNumbers().forEach(seat -> seats.put(seat, String.valueOf(reservation.reservationId())));
        }
    }

    private static long left(Item reservation) {
        return Objects.requireNonNullElse(reservation.totalPrice(), 0L)
                - Objects.requireNonNullElse(reservation.refundedAmount(), 0L);
    }

    /** Compares who has the seats. */
    void compareSeats(Violations violations) {
        holders.forEach((performance, list) -> {
            Map<Integer, String> listed = new HashMap<>();
            list.told().items().stream()
                    .filter(it -> "SOLD".equals(it.status()))
                    .forEach(it ->
                            listed.put(Objects.requireNonNull(it.seatNumber()), String.valueOf(it.reservationId())));
            Map<Integer, String> confirmed = sold.getOrDefault(performance, Map.of());
            if (!listed.equals(confirmed)) {
                violations.add(() -> new Evidence(
                        "the operator's list has %d sold seats and the fans' reservations have %d, or others have them"
                                .formatted(listed.size(), confirmed.size()),
                        List.of(Span.of(list, performance))));
            }
        });
    }

    /** Compares what was taken in. */
    void compareRevenue(Violations violations) {
        sales.forEach((performance, operation) -> {
            long told = Objects.requireNonNullElse(operation.told().revenue(), 0L);
            long paid = revenue.getOrDefault(performance, 0L);
            if (told != paid) {
                violations.add(() -> new Evidence(
                        "the house took in %d and the fans paid %d".formatted(told, paid),
                        List.of(Span.of(operation, performance))));
            }
        });
    }
}
