package io.frontrow.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Accuracy of the estimated waits; the documentation shows the figures. */
class WaitSimulationTest {

    private static final Path PAGE = Path.of("..", "docs", "wait-estimates.md");
    private static final String BEFORE_FIGURES = "<!-- figures -->\n";
    private static final String AFTER_FIGURES = "<!-- end of figures -->\n";

    private static final List<PredictionAccuracy> BY_CHANCE =
            WaitSimulation.BY_CHANCE.stream().map(WaitSimulation::of).toList();
    private static final List<PredictionAccuracy> CERTAIN =
            WaitSimulation.CERTAIN.stream().map(WaitSimulation::of).toList();

    @Test
    @DisplayName("S1-3 S3-2.1.1 In a steady room 80 to 97 of 100 waits stay below the estimated 90th percentile")
    void theWaitInASteadyRoomStaysBelowTheHighEstimate() {
        assertThat(BY_CHANCE).allSatisfy(accuracy -> {
            assertThat(accuracy.steady().underHigh()).isBetween(0.80, 0.97);
            assertThat(bands(accuracy.steady()).filter(band -> !band.isEmpty()))
                    .allSatisfy(band -> assertThat(band.underHigh()).isBetween(0.80, 0.97));
        });
    }

    @Test
    void theMedianIsInTheMiddle() {
        assertThat(BY_CHANCE)
                .allSatisfy(
                        accuracy -> assertThat(accuracy.steady().underMedian()).isBetween(0.40, 0.70));
    }

    @Test
    void fromTheOpeningOnFewWaitLongerThanTheHighEstimate() {
        assertThat(BY_CHANCE)
                .allSatisfy(accuracy -> assertThat(bands(accuracy.opening()).filter(band -> !band.isEmpty()))
                        .allSatisfy(band -> assertThat(band.underHigh()).isGreaterThan(0.90)));
    }

    @Test
    void withoutChanceNearlyAllWaitsStayBelowTheEstimate() {
        assertThat(CERTAIN).allSatisfy(accuracy -> {
            assertThat(accuracy.opening().underHigh()).isGreaterThan(0.99);
            assertThat(accuracy.steady().underHigh()).isGreaterThan(0.99);
        });
    }

    @Test
    void theEstimatedWaitDoesNotJump() {
        assertThat(BY_CHANCE)
                .allSatisfy(accuracy -> assertThat(accuracy.jumpHigh()).isLessThan(0.25));
    }

    /** Run with {@code -Dfrontrow.write-docs=true} to write the figures. */
    @Test
    void theFiguresStandInTheDocumentation() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEFORE_FIGURES) + BEFORE_FIGURES.length();
        int to = page.indexOf(AFTER_FIGURES);
        if (Boolean.getBoolean("frontrow.write-docs")) {
            Files.writeString(PAGE, page.substring(0, from) + figures() + page.substring(to));
        }
        assertThat(Files.readString(PAGE)).contains(BEFORE_FIGURES + figures() + AFTER_FIGURES);
    }

    private static String figures() {
        return Stream.concat(BY_CHANCE.stream(), CERTAIN.stream())
                .map(WaitSimulationTest::row)
                .collect(Collectors.joining("", """
                        | load | before it is steady | steady | places 1–10 | 11–100 | 101–1,000 | change in 10 s |
                        |---|---|---|---|---|---|---|
                        """, ""));
    }

    private static String row(PredictionAccuracy accuracy) {
        return "| %s | %s | %s | %s | %d %% |%n"
                .formatted(
                        accuracy.scenario().name(),
                        cell(accuracy.opening()),
                        cell(accuracy.steady()),
                        bands(accuracy.steady()).map(WaitSimulationTest::cell).collect(Collectors.joining(" | ")),
                        percent(accuracy.jumpHigh()));
    }

    private static String cell(PredictionAccuracy predictions) {
        return predictions.isEmpty()
                ? "–"
                : "%d / **%d**".formatted(percent(predictions.underMedian()), percent(predictions.underHigh()));
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }

    /** Predictions at near, middle and far places. */
    private static Stream<PredictionAccuracy> bands(PredictionAccuracy predictions) {
        return Stream.of(predictions.behind(0, 10), predictions.behind(10, 100), predictions.behind(100, 1_000));
    }
}
