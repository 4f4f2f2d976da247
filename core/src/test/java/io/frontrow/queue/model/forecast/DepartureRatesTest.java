package io.frontrow.queue.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class DepartureRatesTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void ratesAreUnknownFromFewerThanTwoSamples() {
        assertThat(DepartureRates.of(List.of())).isEqualTo(DepartureRates.UNKNOWN);
        assertThat(DepartureRates.of(List.of(new RoomSample(START, 5, 3, 2, 1))))
                .isEqualTo(DepartureRates.UNKNOWN);
    }

    @Test
    void anAdmittedUserWhoIsNoLongerActiveHasEndedATurn() {
        DepartureRates rates = DepartureRates.of(List.of(sample(0, 10, 0, 10, 50), sample(10, 14, 6, 8, 46)));

        assertThat(rates.turnsEnded()).isEqualTo(6);
        assertThat(rates.occupiedSeconds()).isEqualTo(10);
        assertThat(rates.turnEndsPerSecond()).isEqualTo(6 / 90.0);
        assertThat(rates.abandonmentsPerSecond()).isZero();
    }

    @Test
    void everyOtherDepartureIsAnAbandonment() {
        DepartureRates rates = DepartureRates.of(List.of(sample(0, 10, 0, 10, 60), sample(10, 10, 12, 10, 48)));

        assertThat(rates.turnsEnded()).isZero();
        assertThat(rates.turnEndsPerSecond()).isZero();
        assertThat(rates.abandonmentsPerSecond()).isEqualTo(12 / 540.0);
    }

    @Test
    void timeBeforeTheOpeningDoesNotCount() {
        DepartureRates rates = DepartureRates.of(List.of(
                sample(0, 0, 0, 0, 60), sample(10, 0, 0, 0, 60), sample(20, 0, 0, 0, 60), sample(30, 20, 0, 20, 40)));

        assertThat(rates.occupiedSeconds()).isEqualTo(10);
    }

    @Test
    void aFillingRoomDoesNotLookFast() {
        DepartureRates filling = DepartureRates.of(List.of(sample(0, 0, 0, 0, 500), sample(10, 100, 0, 100, 400)));

        assertThat(filling.turnsEnded()).isZero();
    }

    @Test
    void aGapBetweenSamplesCountsAsAMinute() {
        DepartureRates rates = DepartureRates.of(List.of(sample(0, 10, 0, 10, 5), sample(36_000, 10, 10, 0, 5)));

        assertThat(rates.occupiedSeconds()).isEqualTo(60);
        assertThat(rates.turnEndsPerSecond()).isEqualTo(10 / 300.0);
    }

    @Test
    void samplesThatGoBackwardsCountAsNothing() {
        DepartureRates rates = DepartureRates.of(List.of(sample(10, 10, 5, 4, 5), sample(0, 0, 0, 4, 5)));

        assertThat(rates).isEqualTo(DepartureRates.UNKNOWN);
    }

    @Test
    void evenlyEndingTurnsHaveTheSmallestDispersion() {
        assertThat(DepartureRates.of(window(_ -> 5)).dispersionIndex()).isEqualTo(DepartureRates.DISPERSION_MIN);
    }

    @Test
    void turnsThatEndAtTheSameTimeAreOverdispersed() {
        DepartureRates waves = DepartureRates.of(window(i -> i % 30 == 0 ? 150 : 0));

        assertThat(waves.turnsEnded()).isEqualTo(300);
        assertThat(waves.dispersionIndex()).isCloseTo(150 * 0.8 * 10 / 9, within(1e-6));
    }

    @Test
    void aWindowIsAsLongAsATurnWithinAMinuteAndAnHour() {
        assertThat(DepartureRates.samplingInterval(Duration.ofSeconds(600))).isEqualTo(Duration.ofSeconds(10));
        assertThat(DepartureRates.samplingInterval(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(DepartureRates.samplingInterval(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1));
    }

    /** A whole window of a full room in which the given number of turns ends before each sample. */
    private static List<RoomSample> window(IntUnaryOperator endings) {
        List<RoomSample> samples = new ArrayList<>();
        long ended = 0;
        for (int i = 0; i <= DepartureRates.SAMPLES_PER_WINDOW; i++) {
            ended += i == 0 ? 0 : endings.applyAsInt(i);
            samples.add(sample(10L * i, 100 + ended, ended, 100, 1_000));
        }
        return samples;
    }

    private static RoomSample sample(long second, long admitted, long departed, long active, long waiting) {
        return new RoomSample(START.plusSeconds(second), admitted, departed, active, waiting);
    }
}
