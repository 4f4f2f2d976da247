package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.SampleRooms;
import io.frontrow.queue.model.RoomHistory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The last hour of a waiting room. */
class RoomHistoryWebTest extends WebTest {
    @Autowired
    private SampleRooms sampleRooms;

    @Test
    void showsTheSamplesAndTheGapsOfAnHour() {
        Show show = aShow();
        waiting(aUser(), show);
        beginAnInterval();
        sampleRooms.sample().block();
        clock.turn(RoomHistory.INTERVAL);
        admit(show);
        sampleRooms.sample().block();

        JsonNode history = json(get(path(show), anOperator()).expectStatus().isOk());

        assertThat(history.path("intervalSeconds").asInt()).isEqualTo(10);
        JsonNode points = history.path("points");
        assertThat(points.size()).isEqualTo(360);
        assertThat(points.valueStream().filter(point -> !point.path("waiting").isNull()))
                .satisfiesExactly(
                        first -> assertThat(first.path("waiting").asInt()).isEqualTo(1), second -> {
                            assertThat(second.path("active").asInt()).isEqualTo(1);
                            assertThat(second.path("admittedPerSecond").asDouble())
                                    .isPositive();
                        });
    }

    @Test
    void countsThePromisesThatWereKept() {
        JsonNode queue = json(client.get().uri(aShow().concertPath() + "/queue").exchange());

        assertThat(queue.path("promises")).isEqualTo(JSON.readTree("""
                {"told": 0, "kept": 0, "keptByMedian": 0}"""));
    }

    /** Else the second that passes while a user is admitted can leave an interval without a sample. */
    private void beginAnInterval() {
        long intervalMillis = RoomHistory.INTERVAL.toMillis();
        clock.turn(Duration.ofMillis(intervalMillis - clock.millis() % intervalMillis));
    }

    private static String path(Show show) {
        return "/api/v1/admin/concerts/" + show.concertId().value() + "/waiting-room/history";
    }
}
