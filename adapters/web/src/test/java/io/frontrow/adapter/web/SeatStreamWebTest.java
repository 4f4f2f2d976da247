package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.model.GuardedScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The stream of seat changes. */
class SeatStreamWebTest extends StreamWebTest {
    @Test
    void reportsSeatChangesUntilTheTurnIsOver() {
        Show show = aShow();
        WebUser user = aUser();
        String token = active(user, show);
        StreamClient stream = listen(seatEvents(show), "Queue-Token", token);
        assertThat(changes(stream)).hasSize(50);

        post(show.performancePath() + "/holds", user, token, "{\"seatNumbers\": [7]}")
                .expectStatus()
                .isCreated();
        List<JsonNode> changed = changesAsTimePasses(stream);
        assertThat(changed).singleElement().satisfies(change -> {
            assertThat(change.path("seatNumber").asInt()).isEqualTo(7);
            assertThat(change.path("status").asString()).isEqualTo("HELD");
        });

        leave(token);
        clock.turn(FAR);
        assertThat(problem(stream.next("gone"))).isEqualTo("queue-token-gone");
        stream.ends();
    }

    @Test
    void requiresATurnForTheStreamOfSeats() {
        Show show = aShow();
        expectProblem(seatStream(show, waiting(aUser(), show)), 403, "not-your-turn");
        expectProblem(seatStream(show, active(aUser(), aShow())), 401, "queue-token-invalid");
        expectProblem(
                client.get()
                        .uri("/api/v1/performances/01a199e1-bb30-750d-a8ec-e8f08bd8d5eb/seats/events")
                        .header("Queue-Token", active(aUser(), show))
                        .exchange(),
                404,
                "unknown-performance");
    }

    @Test
    void sendsASlowClientTheLatestStateWithoutDelayingOthers() throws IOException {
        Show show = aShow(hall(50_000), GuardedScope.SEATS);
        WebUser user = aUser();
        String token = active(user, show);
        try (Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(4_096);
            lazy.connect(new InetSocketAddress("localhost", port()));
            lazy.setSoTimeout(20_000);
            lazy.getOutputStream()
                    .write(("GET " + seatEvents(show) + " HTTP/1.1\r\nHost: localhost\r\nQueue-Token: " + token
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            StreamClient other = listen(seatEvents(show), "Queue-Token", token);
            assertThat(changes(other)).hasSize(50_000);
            for (int seat = 1; seat <= 4; seat++) {
                post(show.performancePath() + "/holds", user, token, "{\"seatNumbers\": [" + seat + "]}")
                        .expectStatus()
                        .isCreated();
                assertThat(changesAsTimePasses(other)).hasSize(1);
            }

            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(lazy.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(nextData(reader)).contains("\"seatNumber\":50000");
            String merged = nextDataAsTimePasses(reader);
            assertThat(merged).contains("\"seatNumber\":1,", "\"seatNumber\":2,");
            if (!merged.contains("\"seatNumber\":4,")) {
                assertThat(nextDataAsTimePasses(reader)).contains("\"seatNumber\":4,");
            }
        }
    }

    /** {@return the data of the next event; the clock runs while it is waited for, since changes are polled} */
    private String nextDataAsTimePasses(BufferedReader reader) {
        CompletableFuture<String> data = CompletableFuture.supplyAsync(() -> nextData(reader));
        await().until(() -> {
            clock.turn(Duration.ofMillis(250));
            return data.isDone();
        });
        return data.join();
    }

    /** {@return the data of the next event, without the lines that separate its chunks} */
    private static String nextData(BufferedReader reader) {
        StringBuilder data = new StringBuilder();
        boolean begun = false;
        for (String line : (Iterable<String>) reader.lines()::iterator) {
            begun |= line.startsWith("data: ");
            if (begun && line.isEmpty() && data.toString().endsWith("]}")) {
                return data.toString();
            }
            if (begun && !line.matches("[0-9a-f]*")) {
                data.append(line);
            }
        }
        throw new AssertionError("the stream ended");
    }

    private static SeatPlan hall(int seats) {
        return new SeatPlan(List.of(new Section(
                "Stalls",
                seats / 500,
                500,
                SeatPlan.standardHall().sections().getFirst().price())));
    }
}
