package io.frontrow.queue.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** The expected values are quantiles of exponential and F distributions, taken from tables. */
class OverdispersedDeparturesTest {

    private static final double P90_DEVIATE = 1.2816;

    @Example
    void withACertainRateTheFirstDepartureIsExponential() {
        OverdispersedDepartures known = new OverdispersedDepartures(1e9, 0.5, 1);

        assertThat(known.secondsUntil(1, 0)).isCloseTo(2 * 0.6931, withPercentage(2));
        assertThat(known.secondsUntil(1, P90_DEVIATE)).isCloseTo(2 * 2.3026, withPercentage(2));
    }

    @Example
    void withARateEstimatedFromFewTheRatioFollowsAnFDistribution() {
        assertThat(p90OverMean(1, 1)).isCloseTo(9.00, withPercentage(8));
        assertThat(p90OverMean(5, 5)).isCloseTo(2.323, withPercentage(1));
        assertThat(p90OverMean(10, 10)).isCloseTo(1.794, withPercentage(1));
        assertThat(p90OverMean(10, 20)).isCloseTo(1.605, withPercentage(1));
    }

    @Example
    void aClusterDepartsAsAWhole() {
        assertThat(new OverdispersedDepartures(1e9, 1, 20).secondsUntil(1, 0))
                .isCloseTo(20 * 0.6931, withPercentage(2));
        assertThat(new OverdispersedDepartures(1e9, 1, 20).secondsUntil(1_000_000, 0))
                .isCloseTo(1e6, within(100.0));
    }

    @Property
    void moreDeparturesTakeLonger(
            @ForAll @DoubleRange(min = 1, max = 1e6) double departures,
            @ForAll @DoubleRange(max = 1e6) double more,
            @ForAll @DoubleRange(min = 1, max = 1e6) double seen,
            @ForAll @DoubleRange(min = DepartureRates.DISPERSION_MIN, max = 1e4) double dispersionIndex,
            @ForAll @DoubleRange(max = P90_DEVIATE) @Scale(4) double deviate) {
        OverdispersedDepartures any = new OverdispersedDepartures(seen, 3, dispersionIndex);

        assertThat(any.secondsUntil(departures + more, deviate))
                .isGreaterThanOrEqualTo(any.secondsUntil(departures, deviate));
    }

    /** The 90th percentile of the time until so many departures, divided by its mean. */
    private static double p90OverMean(double departures, double seen) {
        return new OverdispersedDepartures(seen, 1, 1).secondsUntil(departures, P90_DEVIATE) / departures;
    }
}
