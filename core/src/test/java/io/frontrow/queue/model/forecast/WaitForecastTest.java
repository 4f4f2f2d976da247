package io.frontrow.queue.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class WaitForecastTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final long CROWD = 1_000_000;

    /** Upper bound: a whole turn for each entry, one after the other, at the slowest rate of these tests. */
    private static final long SECONDS_MAX = 100_000_000_000_000L;

    private final TestRoom room = TestRoom.of(new ConcertId(UUID.randomUUID()));
    private final TestRoom full = room.capacity(100).turnSeconds(600).admitPerSecond(1_000);

    @Example
    void anEntryWithAFreePlaceWaitsOnlyForTheAdmissionRate() {
        TestRoom roomy = room.capacity(100).admitPerSecond(10);

        assertThat(estimate(roomy, DepartureRates.UNKNOWN, 0, 0)).isEqualTo(new WaitEstimate(1, 1));
        assertThat(estimate(roomy, DepartureRates.UNKNOWN, 10, 0)).isEqualTo(new WaitEstimate(2, 2));
        assertThat(estimate(roomy, measured(600, 0.5, 0), 49, 50)).isEqualTo(new WaitEstimate(5, 6));
    }

    @Example
    void beforeAnyTurnEndedTheEstimateFollowsThePolicy() {
        assertThat(estimate(full, DepartureRates.UNKNOWN, 0, 100)).isEqualTo(new WaitEstimate(6, 606));
        assertThat(estimate(full, DepartureRates.UNKNOWN, 99, 100)).isEqualTo(new WaitEstimate(400, 1_200));
        assertThat(estimate(full, DepartureRates.UNKNOWN, 199, 100)).isEqualTo(new WaitEstimate(700, 1_800));
    }

    @Example
    void afterAWholeTurnTheEstimateFollowsTheMeasuredRate() {
        WaitEstimate halfATurn = estimate(full, measured(600, 1.0 / 300, 0), 99, 100);

        assertThat(halfATurn.seconds()).isBetween(295L, 301L);
        assertThat(halfATurn.secondsHigh()).isBetween(330L, 370L);
        assertThat(estimate(full, measured(600, 1.0 / 60, 0), 99, 100).seconds())
                .isBetween(58L, 61L);
    }

    @Example
    void ratesMeasuredForAShortTimeAreExtrapolatedForAShortTime() {
        DepartureRates brisk = measured(80, 1.0 / 30, 0);

        assertThat(estimate(full, brisk, 9, 100).seconds()).isBetween(2L, 4L);
        assertThat(estimate(full, brisk, 999, 100).seconds()).isGreaterThan(2_500);
        assertThat(estimate(full, measured(600, 1.0 / 30, 0), 999, 100).seconds())
                .isBetween(295L, 301L);
    }

    @Example
    void theFirstDeparturesDoNotOutweighThePolicy() {
        DepartureRates one = new DepartureRates(600, 1, 1.0 / 60_000, 0, 1);

        assertThat(estimate(full, one, 99, 100).seconds()).isBetween(400L, 700L);
    }

    @Example
    void aHigherDispersionRaisesTheHighEstimate() {
        WaitEstimate even = estimate(full, new DepartureRates(600, 200, 1.0 / 300, 0, 1), 49, 100);
        WaitEstimate clustered = estimate(full, new DepartureRates(600, 200, 1.0 / 300, 0, 10), 49, 100);

        assertThat(clustered.secondsHigh()).isGreaterThan(even.secondsHigh() * 5 / 4);
    }

    @Example
    void theEstimateIsBoundedHoweverTurnsCluster() {
        assertThat(estimate(full, new DepartureRates(600, 100, 1.0 / 600, 0, 100), 0, 100))
                .isEqualTo(new WaitEstimate(300, 606));
    }

    @Example
    void turnsProlongedByHoldsAreBelieved() {
        assertThat(estimate(full, measured(600, 1.0 / 900, 0), 99, 100).seconds())
                .isBetween(895L, 900L);
    }

    @Example
    void fewerObservationsRaiseTheHighEstimate() {
        WaitEstimate many = estimate(full, new DepartureRates(600, 2_000, 1.0 / 300, 0, 1), 499, 100);
        WaitEstimate few = estimate(full, new DepartureRates(600, 20, 1.0 / 300, 0, 1), 499, 100);

        assertThat(few.secondsHigh()).isGreaterThan(many.secondsHigh() * 5 / 4);
    }

    @Example
    void abandonmentsAheadShortenTheWait() {
        assertThat(estimate(full, measured(600, 1.0 / 300, 1.0 / 600), 999, 100).seconds())
                .isLessThan(
                        estimate(full, measured(600, 1.0 / 300, 0), 999, 100).seconds() * 3 / 4);
    }

    @Example
    void aLoweredCapacityDelaysAdmissionUntilTheSurplusHasLeft() {
        assertThat(estimate(full.capacity(50), measured(600, 1.0 / 300, 0), 0, 100)
                        .seconds())
                .isBetween(300L, 307L);
    }

    @Example
    void aPausedRoomHasNoEstimate() {
        assertThat(new WaitForecast(room.pause().policy(), measured(600, 0.1, 0)).estimate(0, 0, NOW))
                .isEmpty();
    }

    @Example
    void theTimeUntilTheOpeningIsAdded() {
        TestRoom opening = room.opensAt(NOW.plusMillis(59_001));

        assertThat(estimate(opening, DepartureRates.UNKNOWN, 0, 0)).isEqualTo(new WaitEstimate(61, 61));
        assertThat(new WaitForecast(opening.policy(), DepartureRates.UNKNOWN).estimate(0, 0, NOW.plusSeconds(60)))
                .contains(new WaitEstimate(1, 1));
    }

    @Property
    void theHighEstimateIsNotBelowTheMedianAndBothAreFinite(
            @ForAll("rooms") TestRoom any,
            @ForAll("rates") DepartureRates rates,
            @ForAll @LongRange(max = CROWD) long ahead,
            @ForAll @LongRange(max = CROWD) long active) {
        WaitEstimate estimate = estimate(any, rates, ahead, active);

        assertThat(estimate.seconds()).isPositive();
        assertThat(estimate.secondsHigh()).isBetween(estimate.seconds(), SECONDS_MAX);
    }

    @Property
    void theEstimateNeverDecreasesWithTheNumberAhead(
            @ForAll("rooms") TestRoom any,
            @ForAll("rates") DepartureRates rates,
            @ForAll @LongRange(max = CROWD) long ahead,
            @ForAll @LongRange(max = 1_000) long more,
            @ForAll @LongRange(max = 1_000) long active) {
        WaitEstimate near = estimate(any, rates, ahead, active);
        WaitEstimate far = estimate(any, rates, ahead + more, active);

        assertThat(far.seconds()).isGreaterThanOrEqualTo(near.seconds());
        assertThat(far.secondsHigh()).isGreaterThanOrEqualTo(near.secondsHigh());
    }

    @Property
    void theEstimateIsNeverBelowWhatTheAdmissionRateNeeds(
            @ForAll @LongRange(max = CROWD) long ahead,
            @ForAll @LongRange(max = 1_000) long active,
            @ForAll @IntRange(min = 1, max = WaitingRoomPolicy.ADMIT_PER_SECOND_MAX) int rate) {
        assertThat(estimate(room.admitPerSecond(rate), DepartureRates.UNKNOWN, ahead, active)
                                .seconds()
                        * rate)
                .isGreaterThanOrEqualTo(ahead + 1);
    }

    @Provide
    Arbitrary<TestRoom> rooms() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, WaitingRoomPolicy.CAPACITY_MAX),
                        Arbitraries.integers().between(1, WaitingRoomPolicy.ADMIT_PER_SECOND_MAX),
                        Arbitraries.integers().between(1, WaitingRoomPolicy.SECONDS_MAX))
                .as((capacity, rate, seconds) ->
                        room.capacity(capacity).admitPerSecond(rate).turnSeconds(seconds));
    }

    /** Anything that can be measured in an hour. */
    @Provide
    Arbitrary<DepartureRates> rates() {
        Arbitrary<DepartureRates> some = Combinators.combine(
                        Arbitraries.doubles().between(1, 3_600),
                        Arbitraries.longs().between(1, CROWD),
                        Arbitraries.doubles().between(1e-6, 10).ofScale(6),
                        Arbitraries.doubles().between(0, 1).ofScale(6),
                        Arbitraries.doubles().between(DepartureRates.DISPERSION_MIN, 10_000))
                .as(DepartureRates::new);
        return Arbitraries.oneOf(some, Arbitraries.just(DepartureRates.UNKNOWN));
    }

    /** Rates of many turns that end independently. */
    private static DepartureRates measured(
            double occupiedSeconds, double turnEndsPerSecond, double abandonmentsPerSecond) {
        return new DepartureRates(occupiedSeconds, 1_000_000, turnEndsPerSecond, abandonmentsPerSecond, 1);
    }

    private static WaitEstimate estimate(TestRoom room, DepartureRates rates, long ahead, long active) {
        return new WaitForecast(room.policy(), rates)
                .estimate(ahead, active, NOW)
                .orElseThrow();
    }
}
