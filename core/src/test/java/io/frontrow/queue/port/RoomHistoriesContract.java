package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCountsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Samples of the counts of a waiting room. */
interface RoomHistoriesContract extends QueueSteps {

    Duration LONG_INTERVAL = Duration.ofDays(365);
    Duration SHORT_INTERVAL = Duration.ofMillis(20);

    @Test
    default void anUnusedRoomHasNoSample() {
        assertThat(samples()).isEmpty();
    }

    @Test
    default void aSampleShowsTheCountsAndTheTime() {
        List<QueueEntry> all = joined(6);
        admit(room().capacity(3).turnSeconds(60));
        leave(all.getFirst());
        leave(all.getLast());
        Instant before = clock().instant().minusSeconds(1);

        assertThat(sample(LONG_INTERVAL, 10)).isTrue();

        assertThat(samples()).singleElement().satisfies(sample -> {
            assertThat(sample).isEqualTo(new RoomCountsSample(sample.at(), 2, 0, 2, 3, 2, 0));
            assertThat(sample.at()).isBetween(before, clock().instant().plusSeconds(1));
        });
    }

    @Test
    default void turnsThatAreOverCountAsExpiredInASample() {
        joined(2);
        admit(room().turnSeconds(1));
        pass(OVER_A_TURN);

        sample(LONG_INTERVAL, 10);

        assertThat(samples()).singleElement().satisfies(sample -> {
            assertThat(sample.active()).isZero();
            assertThat(sample.expiredTotal()).isEqualTo(2);
        });
    }

    @Test
    default void anIntervalHasOneSampleHoweverManyInstancesTakeIt() {
        assertThat(atOnce(10, _ -> queue().sample(concertId(), LONG_INTERVAL, 10)))
                .containsOnlyOnce(true);

        assertThat(samples()).hasSize(1);
    }

    @Test
    default void onlyTheNewestSamplesAreKept() {
        for (int i = 0; i < 4; i++) {
            joined(1);
            pass(SHORT_INTERVAL);
            assertThat(sample(SHORT_INTERVAL, 3)).isTrue();
        }

        assertThat(samples()).extracting(RoomCountsSample::waiting).containsExactly(2L, 3L, 4L);
        assertThat(samples()).extracting(RoomCountsSample::at).isSorted();
    }

    private boolean sample(Duration interval, int samplesMax) {
        return get(queue().sample(concertId(), interval, samplesMax));
    }

    private List<RoomCountsSample> samples() {
        return get(queue().samples(concertId()));
    }
}
