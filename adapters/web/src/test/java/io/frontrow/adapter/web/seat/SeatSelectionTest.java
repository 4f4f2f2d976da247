package io.frontrow.adapter.web.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatSelectionTest {
    @Test
    void keepsTheNumbers() {
        assertThat(SeatSelection.of(List.of(100_000, 1))).isEqualTo(SeatNumbers.of(1, 100_000));
    }

    @Test
    void boundsTheSizeOfTheSet() {
        assertThat(SeatSelection.of(List.of(7, 100_001, Integer.MAX_VALUE))).isEqualTo(SeatNumbers.of(7, 100_001));
    }
}
