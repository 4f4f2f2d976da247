package io.frontrow.adapter.web.seat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import java.util.List;

/** The seats that a request names. */
public final class SeatSelection {
    /** How many seats a request may name. */
    public static final int SIZE_MAX = 50;

    private SeatSelection() {}

    /**
     * The seats of these numbers. Numbers that no hall has become the first such number, for a set of seats is as large
     * as its largest number.
     *
     * @param numbers positive
     */
    public static SeatNumbers of(List<Integer> numbers) {
        return SeatNumbers.of(numbers.stream().mapToInt(it -> Math.min(it, SeatPlan.SEATS_MAX + 1)));
    }
}
