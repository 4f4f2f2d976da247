package io.frontrow.onsale.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeatMapTest {
    /** Seats 1 and 6 are held, seat 3 is sold. */
    private static final String STATUSES = Base64.getEncoder().encodeToString(new byte[] {0b00_11_00_01, 0b01_00});

    @Test
    void choosesOnlyFreeSeats() {
        Random random = new Random(1);
        SeatMap map = SeatMap.of(STATUSES, 6);

        for (int i = 0; i < 100; i++) {
            assertThat(map.choose(2, random)).hasSize(2).isSubsetOf(2, 4, 5);
        }
    }

    @Test
    void choosesNoneIfTooFewAreFree() {
        assertThat(SeatMap.of(STATUSES, 6).choose(4, new Random(1))).isEmpty();
    }
}
