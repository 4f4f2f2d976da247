package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.shared.InMemoryStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Opens streams of server-sent events on real connections, and closes them after each test. */
abstract class StreamWebTest extends WebTest {
    protected static final String EVENTS = "/api/v1/queue-tokens/current/events";
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    protected static final Duration FAR = Duration.ofSeconds(10);
    protected static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

    private final List<StreamClient> streams = new ArrayList<>();

    @Autowired
    protected InMemoryStore store;

    @AfterEach
    void close() {
        streams.forEach(StreamClient::close);
        store.setUnavailable(false);
    }

    protected StreamClient listen(String path, String... headers) {
        StreamClient stream = StreamClient.open(URI.create("http://localhost:" + port() + path), asMap(headers));
        streams.add(stream);
        return stream;
    }

    private static Map<String, String> asMap(String... headers) {
        return headers.length == 2
                ? Map.of(headers[0], headers[1])
                : Map.of(headers[0], headers[1], headers[2], headers[3]);
    }

    protected ResponseSpec stream(String token) {
        return client.get().uri(EVENTS).header("Queue-Token", token).exchange();
    }

    protected ResponseSpec seatStream(Show show, String token) {
        return client.get().uri(seatEvents(show)).header("Queue-Token", token).exchange();
    }

    protected ResponseSpec leave(String token) {
        return client.delete()
                .uri("/api/v1/queue-tokens/current")
                .header("Queue-Token", token)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    protected static JsonNode status(StreamClient stream, String event) {
        return valid("QueueStatus", stream.next(event));
    }

    protected static List<JsonNode> changes(StreamClient stream) {
        return valid("SeatChanges", stream.next("seats"))
                .path("changed")
                .valueStream()
                .toList();
    }

    protected List<JsonNode> changesAsTimePasses(StreamClient stream) {
        await().until(() -> {
            clock.turn(Duration.ofMillis(250));
            return stream.pending() > 0;
        });
        return changes(stream);
    }

    protected static String problem(JsonNode problem) {
        return valid("Problem", problem).path("code").asString();
    }

    private static JsonNode valid(String schema, JsonNode data) {
        assertThat(DOCUMENT.violations(DOCUMENT.schema(schema), data)).isEmpty();
        return data;
    }

    protected static String seatEvents(Show show) {
        return show.performancePath() + "/seats/events";
    }
}
