package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.RoomHistory.Point;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomHistoryTest {

    private static final Instant NOW = Instant.parse("2026-12-01T11:00:03Z");
    private static final Instant CURRENT = Instant.parse("2026-12-01T11:00:00Z");

    @Test
    void showsAnHourInIntervalsOfTenSeconds() {
        List<Point> points = points(sample(-1, 5, 2, 10, 1, 0));

        assertThat(points).hasSize(360);
        assertThat(points.getFirst().at()).isEqualTo(CURRENT.minusSeconds(3_600));
        assertThat(points.getLast().at()).isEqualTo(CURRENT.minusSeconds(10));
        assertThat(points.getLast().waiting()).isEqualTo(5);
    }

    @Test
    void showsTheIntervalThatHasJustBegunOnceItHasASample() {
        assertThat(points(sample(0, 5, 2, 10, 1, 0)).getLast().at()).isEqualTo(CURRENT);
    }

    @Test
    void showsWhatHasHappenedSinceTheIntervalBefore() {
        List<Point> points = points(sample(-1, 5, 2, 10, 1, 3), sample(0, 4, 3, 35, 8, 4));

        assertThat(points.getLast()).isEqualTo(new Point(CURRENT, 4L, 1L, 3L, 2.5, 7L, 1L));
    }

    @Test
    void showsAGapAsAGap() {
        List<Point> points = points(sample(-3, 5, 2, 10, 1, 3), sample(-1, 4, 3, 35, 8, 4));

        assertThat(points.subList(357, 360))
                .containsExactly(
                        new Point(CURRENT.minusSeconds(30), 5L, 1L, 2L, null, null, null),
                        new Point(CURRENT.minusSeconds(20), null, null, null, null, null, null),
                        new Point(CURRENT.minusSeconds(10), 4L, 1L, 3L, null, null, null));
    }

    @Test
    void neverShowsLessThanNothing() {
        List<Point> points = points(sample(-1, 5, 2, 10, 9, 9), sample(0, 4, 3, 0, 0, 0));

        assertThat(points.getLast()).isEqualTo(new Point(CURRENT, 4L, 1L, 3L, 0.0, 0L, 0L));
    }

    private static List<Point> points(RoomCountsSample... samples) {
        return RoomHistory.of(List.of(samples), NOW).points();
    }

    /** A sample a second after the beginning of an interval, counted from the current one. One user was away. */
    private static RoomCountsSample sample(
            int interval, long waiting, long active, long admitted, long left, long expired) {
        return new RoomCountsSample(
                CURRENT.plusSeconds(interval * 10L + 1), waiting, 1, active, admitted, left, expired);
    }
}
