package io.frontrow.onsale.judge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of {@code docs/shuffled-opening.md}. */
class LotteryTest {
    private static final String SEED = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "01a22c57-a498-74f8-996d-a763b7a969b1, 585839689683056",
        "018f0c5e-7b1a-7c3d-9e2f-5a6b7c8d9e0f, 131290546070971"
    })
    void drawsTheDocumentedLots(String user, long lot) {
        assertThat(lottery(SEED).lotOf(user)).isEqualTo(lot);
    }

    @Test
    void drawsTheDocumentedLotOfASeedOfOnes() {
        assertThat(lottery("f".repeat(64)).lotOf("00000000-0000-0000-0000-000000000000"))
                .isEqualTo(335457421254925L);
    }

    @Test
    void commitsToTheSeed() {
        assertThat(lottery(SEED).commitment())
                .isEqualTo("4884fdaafea47c29fea7159d0daddd9c085d6200e1359e85bb81736af6b7c837");
    }

    private static Lottery lottery(String seed) {
        return new Lottery(HexFormat.of().parseHex(seed));
    }
}
