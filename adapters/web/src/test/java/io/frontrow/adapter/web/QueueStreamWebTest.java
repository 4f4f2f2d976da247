package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.security.Forgeries;
import io.frontrow.adapter.web.security.QueueTokenReader;
import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.port.QueueEntries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.test.StepVerifier;

/** The stream of the position in a queue. */
class QueueStreamWebTest extends StreamWebTest {
    @Autowired
    private QueueEntries entries;

    @Autowired
    private QueueTokenReader tokens;

    @Test
    void reportsThePositionUntilTheUserLeaves() {
        Show show = aShow();
        String ahead = waiting(aUser(), show);
        String token = waiting(aUser(), show);
        StreamClient stream = listen(EVENTS, "Queue-Token", token);

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-store, no-transform");
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
    void reportsItsEndInTheLanguageOfTheRequest() {
        String token = waiting(aUser(), aShow());
        StreamClient stream = listen(EVENTS, "Queue-Token", token, "Accept-Language", "ko");
        status(stream, "position");

        leave(token);
        clock.turn(FAR);

        assertThat(stream.next("gone").path("title").asString()).matches(".*[가-힣].*");
    }

    @Test
    void endsWithTheTurn() {
        Show show = aShow();
        StreamClient stream = listen(EVENTS, "Queue-Token", active(aUser(), show));
        status(stream, "admitted");

        clock.turn(Duration.ofMinutes(10));

        assertThat(problem(stream.next("gone"))).isEqualTo("queue-token-gone");
        stream.ends();
    }

    @Test
    void sendsKeepAlives() {
        StreamClient stream = listen(EVENTS, "Queue-Token", waiting(aUser(), aShow()));
        status(stream, "position");

        clock.turn(KEEP_ALIVE_INTERVAL);
        await().until(() -> stream.comments() == 1);

        clock.turn(KEEP_ALIVE_INTERVAL);
        await().until(() -> stream.comments() == 2);
        assertThat(stream.pending()).isZero();
    }

    @Test
    void isReadableByTheWebClient() {
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
    void beginsWithTheCurrentStateWhateverTheLastEventId(String lastEventId) {
        Show show = aShow();
        waiting(aUser(), show);
        StreamClient stream = listen(EVENTS, "Queue-Token", waiting(aUser(), show), "Last-Event-ID", lastEventId);

        assertThat(status(stream, "position").path("ahead").asInt()).isEqualTo(1);
    }

    @Test
    void respondsWithAProblemBeforeTheStreamBegins() {
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
    void respondsWithAStreamOnly(String accept) {
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
    void endsTheOldestStreamOfAQueueEntryWhenAFourthIsOpened() {
        Show show = aShow();
        String token = active(aUser(), show);
        List<StreamClient> three = IntStream.range(0, 3)
                .mapToObj(_ -> listen(EVENTS, "Queue-Token", token))
                .toList();
        three.forEach(stream -> status(stream, "admitted"));

        status(listen(EVENTS, "Queue-Token", token), "admitted");

        await().until(three.getFirst()::hasEnded);
        assertThat(three.subList(1, 3)).noneMatch(StreamClient::hasEnded);
        List<StreamClient> seats = IntStream.range(0, 4)
                .mapToObj(_ -> listen(seatEvents(show), "Queue-Token", token))
                .toList();
        changes(seats.getLast());
        await().until(seats.getFirst()::hasEnded);
        assertThat(seats.subList(1, 4)).noneMatch(StreamClient::hasEnded);
    }

    @Test
    void reportsAnErrorBeforeItBeginsAndSurvivesALaterOne() {
        Show show = aShow();
        String ahead = waiting(aUser(), show);
        String token = waiting(aUser(), show);
        StreamClient stream = listen(EVENTS, "Queue-Token", token);
        status(stream, "position");

        store.setUnavailable(true);
        expectProblem(stream(token).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "1"), 503, "unavailable");
        clock.turn(KEEP_ALIVE_INTERVAL);
        await().until(() -> stream.comments() == 1);
        store.setUnavailable(false);
        givesUp(ahead);
        clock.turn(FAR);

        assertThat(status(stream, "position").path("ahead").asInt()).isZero();
    }

    @Test
    void respondsToHeadWithoutABody() {
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
    void reusesTheConnectionAfterTheStreamHasEnded() throws IOException {
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

    /** Leaves the queue without admitting the next user. */
    private void givesUp(String token) {
        entries.leave(tokens.read(token).orElseThrow(), LeaveReason.LEFT).block();
    }
}
