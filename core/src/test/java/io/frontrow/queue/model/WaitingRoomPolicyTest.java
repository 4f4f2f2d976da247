package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.frontrow.catalog.model.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class WaitingRoomPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final long CROWD = 1_000_000;

    private final TestRoom room = TestRoom.of(new ConcertId(UUID.randomUUID()));

    @Example
    void whoFindsAFreePlaceWaitsForTheRateAlone() {
        TestRoom roomy = room.capacity(100).admitPerSecond(10);

        assertThat(estimate(roomy, 0, 0)).isEqualTo(new WaitEstimate(1, 1));
        assertThat(estimate(roomy, 9, 0)).isEqualTo(new WaitEstimate(1, 1));
        assertThat(estimate(roomy, 10, 0)).isEqualTo(new WaitEstimate(2, 2));
        assertThat(estimate(roomy, 49, 50)).isEqualTo(new WaitEstimate(5, 5));
    }

    @Example
    void whoFindsNoFreePlaceWaitsUntilOthersLeave() {
        TestRoom full = room.capacity(100).sessionSeconds(600).admitPerSecond(1_000);

        assertThat(estimate(full, 0, 100)).isEqualTo(new WaitEstimate(3, 6));
        assertThat(estimate(full, 99, 100)).isEqualTo(new WaitEstimate(300, 600));
        assertThat(estimate(full, 199, 100)).isEqualTo(new WaitEstimate(600, 1_200));
    }

    @Example
    void whileTheRoomIsPausedNobodyKnows() {
        assertThat(room.pause().policy().estimate(0, 0, NOW)).isEmpty();
    }

    @Example
    void beforeTheOpeningTheTimeUntilThenIsAdded() {
        TestRoom opening = room.opensAt(NOW.plusMillis(59_001));

        assertThat(estimate(opening, 0, 0)).isEqualTo(new WaitEstimate(61, 61));
        assertThat(opening.policy().estimate(0, 0, NOW.plusSeconds(60))).contains(new WaitEstimate(1, 1));
    }

    @Property
    void theHighEstimateIsNotBelowTheMedian(
            @ForAll @LongRange(max = CROWD) long ahead,
            @ForAll @LongRange(max = CROWD) long active,
            @ForAll @IntRange(min = 1, max = WaitingRoomPolicy.CAPACITY_MAX) int capacity,
            @ForAll @IntRange(min = 1, max = WaitingRoomPolicy.ADMIT_PER_SECOND_MAX) int rate,
            @ForAll @IntRange(min = 1, max = WaitingRoomPolicy.SECONDS_MAX) int sessionSeconds) {
        WaitEstimate estimate =
                estimate(room.capacity(capacity).admitPerSecond(rate).sessionSeconds(sessionSeconds), ahead, active);

        assertThat(estimate.seconds()).isPositive();
        assertThat(estimate.secondsHigh()).isGreaterThanOrEqualTo(estimate.seconds());
    }

    @Property
    void whoIsFurtherBackIsNeverToldLess(
            @ForAll @LongRange(max = CROWD) long ahead,
            @ForAll @LongRange(max = CROWD) long more,
            @ForAll @LongRange(max = 1_000) long active,
            @ForAll @IntRange(min = 1, max = 1_000) int capacity) {
        TestRoom any = room.capacity(capacity).admitPerSecond(50);

        WaitEstimate near = estimate(any, ahead, active);
        WaitEstimate far = estimate(any, ahead + more, active);

        assertThat(far.seconds()).isGreaterThanOrEqualTo(near.seconds());
        assertThat(far.secondsHigh()).isGreaterThanOrEqualTo(near.secondsHigh());
    }

    @Property
    void nobodyIsToldLessThanTheRateNeeds(
            @ForAll @LongRange(max = CROWD) long ahead,
            @ForAll @LongRange(max = 1_000) long active,
            @ForAll @IntRange(min = 1, max = WaitingRoomPolicy.ADMIT_PER_SECOND_MAX) int rate) {
        assertThat(estimate(room.admitPerSecond(rate), ahead, active).seconds() * rate)
                .isGreaterThanOrEqualTo(ahead + 1);
    }

    @Example
    void peopleAreLetInFromTheOpeningOnUnlessTheRoomIsPaused() {
        assertThat(room.policy().admitsAt(NOW)).isTrue();
        assertThat(room.opensAt(NOW).policy().admitsAt(NOW)).isTrue();
        assertThat(room.opensAt(NOW).policy().admitsAt(NOW.minusNanos(1))).isFalse();
        assertThat(room.pause().policy().admitsAt(NOW)).isFalse();
        assertThat(room.opensAt(NOW).pause().policy().admitsAt(NOW)).isFalse();
    }

    @Example
    void theSessionIsAsLongAsItsSeconds() {
        assertThat(room.sessionSeconds(90).policy().session()).isEqualTo(Duration.ofSeconds(90));
    }

    @Example
    void boundsAreAllowedAndWhatIsBeyondIsNot() {
        assertThat(room.capacity(1).admitPerSecond(1).sessionSeconds(1).policy())
                .isNotNull();
        assertThat(room.capacity(1_000_000)
                        .admitPerSecond(10_000)
                        .sessionSeconds(86_400)
                        .policy())
                .isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> room.capacity(0).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.capacity(1_000_001).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.admitPerSecond(0).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.admitPerSecond(10_001).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.sessionSeconds(0).policy());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.sessionSeconds(86_401).policy());
    }

    private static WaitEstimate estimate(TestRoom room, long ahead, long active) {
        return room.policy().estimate(ahead, active, NOW).orElseThrow();
    }
}
