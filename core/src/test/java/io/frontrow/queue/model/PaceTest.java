package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void nothingIsKnownFromLessThanTwoTallies() {
        assertThat(Pace.measured(List.of())).isEqualTo(Pace.UNKNOWN);
        assertThat(Pace.measured(List.of(new Tally(START, 5, 3, 2, 1)))).isEqualTo(Pace.UNKNOWN);
    }

    @Test
    void whoWasLetInAndIsNotInAnyMoreHasEndedASession() {
        Pace pace = Pace.measured(List.of(tally(0, 10, 0, 10, 50), tally(10, 14, 6, 8, 46)));

        assertThat(pace.ended()).isEqualTo(6);
        assertThat(pace.watchedSeconds()).isEqualTo(10);
        assertThat(pace.endingHazard()).isEqualTo(6 / 90.0);
        assertThat(pace.givingUpHazard()).isZero();
    }

    @Test
    void whoElseWentHasGivenUpInLine() {
        Pace pace = Pace.measured(List.of(tally(0, 10, 0, 10, 60), tally(10, 10, 12, 10, 48)));

        assertThat(pace.ended()).isZero();
        assertThat(pace.endingHazard()).isZero();
        assertThat(pace.givingUpHazard()).isEqualTo(12 / 540.0);
    }

    @Test
    void theTimeBeforeTheOpeningSaysNothingOfSessions() {
        Pace pace = Pace.measured(List.of(
                tally(0, 0, 0, 0, 60), tally(10, 0, 0, 0, 60), tally(20, 0, 0, 0, 60), tally(30, 20, 0, 20, 40)));

        assertThat(pace.watchedSeconds()).isEqualTo(10);
    }

    @Test
    void aRoomThatFillsDoesNotLookFast() {
        Pace filling = Pace.measured(List.of(tally(0, 0, 0, 0, 500), tally(10, 100, 0, 100, 400)));

        assertThat(filling.ended()).isZero();
    }

    @Test
    void aGapInTheTalliesCountsAsAMinute() {
        Pace pace = Pace.measured(List.of(tally(0, 10, 0, 10, 5), tally(36_000, 10, 10, 0, 5)));

        assertThat(pace.watchedSeconds()).isEqualTo(60);
        assertThat(pace.endingHazard()).isEqualTo(10 / 300.0);
    }

    @Test
    void talliesThatWentBackwardsCountNothing() {
        Pace pace = Pace.measured(List.of(tally(10, 10, 5, 4, 5), tally(0, 0, 0, 4, 5)));

        assertThat(pace).isEqualTo(Pace.UNKNOWN);
    }

    @Test
    void sessionsThatEndEvenlyHaveTheSmallestClumps() {
        assertThat(Pace.measured(window(_ -> 5)).clump()).isEqualTo(Pace.CLUMP_MIN);
    }

    @Test
    void sessionsThatEndTogetherAreClumps() {
        Pace waves = Pace.measured(window(i -> i % 30 == 0 ? 150 : 0));

        assertThat(waves.ended()).isEqualTo(300);
        assertThat(waves.clump()).isCloseTo(150 * 0.8 * 10 / 9, within(1e-6));
    }

    @Test
    void aWindowIsAsLongAsASessionWithinAMinuteAndAnHour() {
        assertThat(Pace.betweenTallies(Duration.ofSeconds(600))).isEqualTo(Duration.ofSeconds(10));
        assertThat(Pace.betweenTallies(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Pace.betweenTallies(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1));
    }

    /** A whole window of a full room, in which so many sessions end before each tally. */
    private static List<Tally> window(IntUnaryOperator endings) {
        List<Tally> tallies = new ArrayList<>();
        long ended = 0;
        for (int i = 0; i <= Pace.TALLIES; i++) {
            ended += i == 0 ? 0 : endings.applyAsInt(i);
            tallies.add(tally(10L * i, 100 + ended, ended, 100, 1_000));
        }
        return tallies;
    }

    private static Tally tally(long second, long admitted, long departed, long in, long waiting) {
        return new Tally(START.plusSeconds(second), admitted, departed, in, waiting);
    }
}
