package io.frontrow.onsale.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerSecondTest {
    private static final long SECOND = 1_000_000;

    @Test
    void drawsTheLargestCountOfSeveralSecondsSoThatNoPeakIsHidden() {
        Buckets ofTwoSeconds = Buckets.of(480);
        PerSecond counts = new PerSecond();
        for (int i = 0; i < 7; i++) {
            counts.count(i);
        }
        counts.count(SECOND);
        counts.count(2 * SECOND);

        assertThat(ofTwoSeconds.widthSeconds()).isEqualTo(2);
        assertThat(counts.peaks(ofTwoSeconds)).startsWith(7, 1, 0);
    }
}
