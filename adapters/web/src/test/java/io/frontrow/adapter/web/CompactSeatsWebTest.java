package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.shared.model.Points;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** The status of seats in two bits each, and the sizes of responses. */
class CompactSeatsWebTest extends StreamWebTest {
    private static final SeatPlan LARGE = new SeatPlan(List.of(new Section("Floor", 100, 500, new Points(90_000))));

    @Test
    void listsTwoBitsASeat() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        hold(show, user, token, "1, 4, 50");
        byte[] codes = codes(json(get(statuses(show), user, token)).path("statuses"));
        assertThat(codes).hasSize(13);
        assertThat(codes[0]).isEqualTo((byte) 0b01_00_00_01);
        assertThat(codes[12]).isEqualTo((byte) 0b00_00_01_00);

        String reservation = "{\"performanceId\": \"%s\", \"seatNumbers\": [2]}"
                .formatted(show.performanceId().value());
        post("/api/v1/reservations", user, token, reservation).expectStatus().isCreated();
        await().untilAsserted(() -> assertThat(
                        codes(json(get(statuses(show), user, token)).path("statuses"))[0])
                .isEqualTo((byte) 0b01_00_10_01));
    }

    @Test
    void respondsNotModifiedWhileNothingHasChanged() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        ResponseSpec first = get(statuses(show), user, token).expectStatus().isOk();
        String eTag = Objects.requireNonNull(
                first.returnResult(Void.class).getResponseHeaders().getETag());
        client.get()
                .uri(statuses(show))
                .header("Queue-Token", token)
                .header(HttpHeaders.IF_NONE_MATCH, eTag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void requiresATurn() {
        Show show = aShow();
        WebUser user = aUser();
        expectProblem(client.get().uri(statuses(show)).exchange(), 401, "queue-token-missing");
        expectProblem(get(statuses(show), user, waiting(user, show)), 403, "not-your-turn");
        expectProblem(
                get("/api/v1/performances/none/seat-statuses", user, active(user, show)), 404, "unknown-performance");
    }

    @Test
    void streamsTheCompactForm() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        hold(show, user, token, "3");
        StreamClient stream = listen(seatEvents(show) + "?form=compact", "Queue-Token", token);
        JsonNode all = stream.next("seat-statuses");
        assertThat(all.path("performanceId").asString())
                .isEqualTo(show.performanceId().value().toString());
        assertThat(all.path("asOf").asString()).isNotEmpty();
        assertThat(codes(all.path("statuses"))).hasSize(13).startsWith((byte) 0b00_01_00_00);

        hold(show, user, token, "7, 8");
        await().until(() -> {
            clock.turn(Duration.ofMillis(250));
            return stream.pending() > 0;
        });
        assertThat(stream.next("seats").path("changed")).hasToString("[[7,1],[8,1]]");
    }

    @Test
    void rejectsAnUnknownForm() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        for (String form : List.of("tiny", "COMPACT", "")) {
            expectInvalid(get(seatEvents(show) + "?form=" + form, user, token), "form");
        }
    }

    @Test
    void compressesALargeHall() throws IOException, InterruptedException {
        WebUser user = aUser();
        Show show = aShow(LARGE, GuardedScope.SEATS);
        String token = active(user, show);
        HttpResponse<byte[]> plain = fetch(show.performancePath() + "/seats", token, "identity");
        HttpResponse<byte[]> compressed = fetch(show.performancePath() + "/seats", token, "gzip");
        HttpResponse<byte[]> compact = fetch(statuses(show), token, "identity");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(compressed.body())))
                        .path("seats"))
                .isEqualTo(JSON.readTree(plain.body()).path("seats"));
        assertThat(plain.body().length).isGreaterThan(4_000_000);
        assertThat(compressed.body().length).isLessThan(400_000);
        assertThat(codes(JSON.readTree(compact.body()).path("statuses"))).hasSize(12_500);
    }

    @Test
    void neverCompressesAStream() throws IOException, InterruptedException {
        Show show = aShow();
        HttpRequest request = request(seatEvents(show), active(aUser(), show), "gzip");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store, no-transform");
            assertThat(new String(stream.body().readNBytes(6), StandardCharsets.UTF_8))
                    .isEqualTo("retry:");
            stream.body().close();
        }
    }

    private HttpResponse<byte[]> fetch(String path, String token, String encoding)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request(path, token, encoding), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private HttpRequest request(String path, String token, String encoding) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Queue-Token", token)
                .header("Accept-Encoding", encoding)
                .build();
    }

    private void hold(Show show, WebUser user, String token, String seats) {
        post(show.performancePath() + "/holds", user, token, "{\"seatNumbers\": [" + seats + "]}")
                .expectStatus()
                .isCreated();
    }

    private static String statuses(Show show) {
        return show.performancePath() + "/seat-statuses";
    }

    private static byte[] codes(JsonNode statuses) {
        return Base64.getDecoder().decode(statuses.asString());
    }
}
