package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.security.Forgeries;
import io.frontrow.adapter.web.security.QueueTokenReader;
import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.Guards;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.shared.InMemoryStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** Streams of events, on real connections. */
class StreamWebTest extends WebTest {
    private static final String EVENTS = "/api/v1/queue-tokens/current/events";
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    private static final Duration FAR = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

    private final List<StreamClient> streams = new ArrayList<>();

    @Autowired
    private InMemoryStore store;

    @Autowired
    private QueueEntries tickets;

    @Autowired
    private QueueTokenReader tokens;

    @AfterEach
    void close() {
        streams.forEach(StreamClient::close);
        store.setAway(false);
    }

    @Test
    void tellsWhereOneStandsUntilOneLeaves() {
        Show show = aShow();
        String ahead = waiting(aUser(), show);
        String token = waiting(aUser(), show);
        StreamClient stream = listen(EVENTS, "Queue-Token", token);

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
        assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(status(stream, "position").path("ahead").asInt()).isEqualTo(1);

        givesUp(ahead);
        clock.turn(FAR);
        assertThat(status(stream, "position").path("ahead").asInt()).isZero();

        admit(show);
        assertThat(status(stream, "admitted").path("state").asString()).isEqualTo("ACTIVE");

        leave(token);
        clock.turn(FAR);
        assertThat(problem(stream.next("gone"))).isEqualTo("queue-token-gone");
        stream.ends();
    }

    @Test
    void tellsOfTheEndInTheLanguageOfTheRequest() {
        String token = waiting(aUser(), aShow());
        StreamClient stream = listen(EVENTS, "Queue-Token", token, "Accept-Language", "ko");
        status(stream, "position");

        leave(token);
        clock.turn(FAR);

        assertThat(stream.next("gone").path("title").asString()).matches(".*[가-힣].*");
    }

    @Test
    void endsWithTheSession() {
        Show show = aShow();
        StreamClient stream = listen(EVENTS, "Queue-Token", active(aUser(), show));
        status(stream, "admitted");

        clock.turn(Duration.ofMinutes(10));

        assertThat(problem(stream.next("gone"))).isEqualTo("queue-token-gone");
        stream.ends();
    }

    @Test
    void givesASignOfLife() {
        StreamClient stream = listen(EVENTS, "Queue-Token", waiting(aUser(), aShow()));
        status(stream, "position");

        clock.turn(KEEP_ALIVE_INTERVAL);
        await().until(() -> stream.comments() == 1);

        clock.turn(KEEP_ALIVE_INTERVAL);
        await().until(() -> stream.comments() == 2);
        assertThat(stream.pending()).isZero();
    }

    @Test
    void isReadByTheWebClient() {
        Show show = aShow();
        String token = waiting(aUser(), show);
        StepVerifier.create(WebClient.create("http://localhost:" + port())
                        .get()
                        .uri(EVENTS)
                        .header("Queue-Token", token)
                        .retrieve()
                        .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {})
                        .filter(event -> event.data() != null))
                .assertNext(event -> {
                    assertThat(event.event()).isEqualTo("position");
                    assertThat(event.retry()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(event.id()).isNull();
                })
                .then(() -> admit(show))
                .assertNext(event -> assertThat(event.event()).isEqualTo("admitted"))
                .thenCancel()
                .verify(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "9223372036854775808", "../../etc/passwd", "{\"position\":0}", "%00"})
    void beginsWithThePresentWhateverTheLastEventIdSays(String lastEventId) {
        Show show = aShow();
        waiting(aUser(), show);
        StreamClient stream = listen(EVENTS, "Queue-Token", waiting(aUser(), show), "Last-Event-ID", lastEventId);

        assertThat(status(stream, "position").path("ahead").asInt()).isEqualTo(1);
    }

    @Test
    void answersARefusalBeforeItBegins() {
        Show show = aShow();
        WebUser user = aUser();
        String token = waiting(user, show);
        expectProblem(stream("garbled"), 401, "queue-token-invalid");
        Forgeries.of(InMemoryApplication.TOKENS, "queue", token, user.accessToken())
                .values()
                .forEach(forged -> expectProblem(stream(forged), 401, "queue-token-invalid"));
        leave(token);
        expectProblem(stream(token), 410, "queue-token-gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "image/*"})
    void isAStreamOrNothing(String accept) {
        Show show = aShow();
        String token = active(aUser(), show);
        for (String path : List.of(EVENTS, seatEvents(show))) {
            expectProblem(
                    client.get()
                            .uri(path)
                            .header(HttpHeaders.ACCEPT, accept)
                            .header("Queue-Token", token)
                            .exchange(),
                    406,
                    "not-acceptable");
        }
    }

    @Test
    void aTicketHasThreeStreams() {
        Show show = aShow();
        String token = active(aUser(), show);
        List<StreamClient> three = IntStream.range(0, 3)
                .mapToObj(_ -> listen(EVENTS, "Queue-Token", token))
                .toList();
        three.forEach(stream -> status(stream, "admitted"));
        expectProblem(stream(token).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "1"), 429, "too-many-requests");
        assertThat(listen(EVENTS, "Queue-Token", waiting(aUser(), show)).status())
                .isEqualTo(200);

        three.getFirst().close();

        await().until(() -> listen(EVENTS, "Queue-Token", token).status() == 200);
        three.get(1).close();
        IntStream.range(0, 3).forEach(_ -> changes(listen(seatEvents(show), "Queue-Token", token)));
        expectProblem(seatStream(show, token), 429, "too-many-requests");
    }

    @Test
    void tellsAFaultBeforeItBeginsAndOutlivesALaterOne() {
        Show show = aShow();
        String ahead = waiting(aUser(), show);
        String token = waiting(aUser(), show);
        StreamClient stream = listen(EVENTS, "Queue-Token", token);
        status(stream, "position");

        store.setAway(true);
        expectProblem(stream(token).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "1"), 503, "unavailable");
        clock.turn(KEEP_ALIVE_INTERVAL);
        await().until(() -> stream.comments() == 1);
        store.setAway(false);
        givesUp(ahead);
        clock.turn(FAR);

        assertThat(status(stream, "position").path("ahead").asInt()).isZero();
    }

    @Test
    void aHeadHasNoBody() {
        client.method(HttpMethod.HEAD)
                .uri(EVENTS)
                .header("Queue-Token", waiting(aUser(), aShow()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .expectBody()
                .isEmpty();
    }

    @Test
    void joiningSetsACookieThatOpensTheStreamAndNothingElse() {
        Show show = aShow();
        WebUser user = aUser();
        String cookie = cookie(post(show.concertPath() + "/queue-tokens", user, ""));
        assertThat(cookie).contains("; Path=" + EVENTS, "; HttpOnly", "; SameSite=Strict");
        assertThat(cookie).doesNotContain("Secure", "Domain");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        String token = sent.substring(sent.indexOf('=') + 1);

        status(listen(EVENTS, "Cookie", sent), "position");
        admit(show);
        for (String path :
                List.of("/api/v1/queue-tokens/current", seatEvents(show), show.performancePath() + "/seats")) {
            expectProblem(client.get().uri(path).header("Cookie", sent).exchange(), 401, "queue-token-missing");
        }
        expectProblem(
                client.delete()
                        .uri("/api/v1/queue-tokens/current")
                        .header("Cookie", sent)
                        .exchange(),
                401,
                "queue-token-missing");

        assertThat(cookie(leave(token)))
                .startsWith("queue-token=; ")
                .contains("; Path=" + EVENTS, "; Max-Age=0", "; HttpOnly", "; SameSite=Strict");
        expectProblem(withCookie(sent), 410, "queue-token-gone");
    }

    @Test
    void refusesACookieThatIsNoToken() {
        WebUser user = aUser();
        String token = waiting(user, aShow());
        expectProblem(withCookie("queue-token=garbled"), 401, "queue-token-invalid");
        expectProblem(withCookie("queue-token="), 401, "queue-token-invalid");
        expectProblem(withCookie("queue-token=" + token + "; queue-token=" + token), 401, "queue-token-invalid");
        expectProblem(withCookie("other=" + token), 401, "queue-token-missing");
        expectProblem(
                client.get()
                        .uri(EVENTS)
                        .headers(aUser()::authorize)
                        .header("Cookie", "queue-token=" + token)
                        .exchange(),
                401,
                "queue-token-invalid");
    }

    @Test
    void theHeaderOutranksTheCookie() {
        Show show = aShow();
        String first = waiting(aUser(), show);
        String second = waiting(aUser(), show);

        StreamClient stream = listen(EVENTS, "Queue-Token", second, "Cookie", "queue-token=" + first);

        assertThat(status(stream, "position").path("ahead").asInt()).isEqualTo(1);
    }

    @Test
    void tellsWhichSeatsChangeUntilTheTurnIsOver() {
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
    void showsSeatsToNobodyWhoMayNotSeeThem() {
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
    void whoReadsNothingHarmsNobodyAndIsToldTheNewestWhenReading() throws IOException {
        Show show = aShow(hall(50_000), Guards.SEATS);
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
            assertThat(nextData(reader)).contains("\"seatNumber\":1,", "\"seatNumber\":4,");
        }
    }

    @Test
    void theConnectionServesOnWhenTheStreamHasEnded() throws IOException {
        String token = waiting(aUser(), aShow());
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(20_000);
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            ask(socket, token);
            awaitLine(reader, "event: position");

            leave(token);
            clock.turn(FAR);
            awaitLine(reader, "event: gone");
            awaitLine(reader, "0");

            ask(socket, token);
            awaitLine(reader, "HTTP/1.1 410 Gone");
        }
    }

    private static void ask(Socket socket, String token) throws IOException {
        String request = "GET " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nQueue-Token: " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static void awaitLine(BufferedReader reader, String expected) throws IOException {
        for (String line = reader.readLine(); !expected.equals(line); line = reader.readLine()) {
            assertThat(line).as("before " + expected).isNotNull();
        }
    }

    /** The data of the next event, whose chunks may have lines of their own in between. */
    private static String nextData(BufferedReader reader) throws IOException {
        StringBuilder data = new StringBuilder();
        boolean begun = false;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
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

    private StreamClient listen(String path, String... headers) {
        StreamClient stream = StreamClient.open(URI.create("http://localhost:" + port() + path), asMap(headers));
        streams.add(stream);
        return stream;
    }

    private static Map<String, String> asMap(String... headers) {
        return headers.length == 2
                ? Map.of(headers[0], headers[1])
                : Map.of(headers[0], headers[1], headers[2], headers[3]);
    }

    private ResponseSpec stream(String token) {
        return client.get().uri(EVENTS).header("Queue-Token", token).exchange();
    }

    private ResponseSpec seatStream(Show show, String token) {
        return client.get().uri(seatEvents(show)).header("Queue-Token", token).exchange();
    }

    private ResponseSpec withCookie(String cookie) {
        return client.get().uri(EVENTS).header("Cookie", cookie).exchange();
    }

    private static String cookie(ResponseSpec response) {
        return Objects.requireNonNull(
                response.returnResult(Void.class).getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE));
    }

    /** Leaves the line, without the next one being let in. */
    private void givesUp(String token) {
        tickets.leave(tokens.read(token).orElseThrow(), Departure.LEFT).block();
    }

    private ResponseSpec leave(String token) {
        return client.delete()
                .uri("/api/v1/queue-tokens/current")
                .header("Queue-Token", token)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private static JsonNode status(StreamClient stream, String event) {
        return valid("QueueStatus", stream.next(event));
    }

    private static List<JsonNode> changes(StreamClient stream) {
        return valid("SeatChanges", stream.next("seats"))
                .path("changed")
                .valueStream()
                .toList();
    }

    private List<JsonNode> changesAsTimePasses(StreamClient stream) {
        await().until(() -> {
            clock.turn(Duration.ofMillis(250));
            return stream.pending() > 0;
        });
        return changes(stream);
    }

    private static String problem(JsonNode problem) {
        return valid("Problem", problem).path("code").asString();
    }

    private static JsonNode valid(String schema, JsonNode data) {
        assertThat(DOCUMENT.violations(DOCUMENT.schema(schema), data)).isEmpty();
        return data;
    }

    private static String seatEvents(Show show) {
        return show.performancePath() + "/seats/events";
    }
}
