package io.frontrow.adapter.web.seat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import java.util.List;

/** The seat numbers of a request. */
public final class SeatSelection {
    /** The maximum number of seats of a request. */
    public static final int SIZE_MAX = 50;

    private SeatSelection() {}

    /**
     * Converts seat numbers to a set. Numbers beyond the largest possible hall are replaced by the first of them,
     * since the memory of a set grows with its largest number.
     *
     * @param numbers positive numbers
     */
    public static SeatNumbers of(List<Integer> numbers) {
        return SeatNumbers.of(numbers.stream().mapToInt(it -> Math.min(it, SeatPlan.SEATS_MAX + 1)));
    }
}
