package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A separate application with short timeouts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class SlowClientsTest {

    private static final String HEAD = String.join(
            "\r\n",
            "POST /api/v1/sessions HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: 90",
            "");

    private final Stores stores = Stores.ofTests();
    private final FrontrowServer server = FrontrowServer.start(
            stores,
            "--frontrow.http.request-head-timeout=1s",
            "--frontrow.http.request-body-idle-timeout=1s",
            "--frontrow.http.request-body-timeout=2s",
            "--frontrow.http.write-timeout=1s");
    private Socket client = new Socket();

    @BeforeEach
    void connect() throws IOException {
        client = new Socket(server.address().getHost(), server.address().getPort());
        client.setSoTimeout(10_000);
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    @DisplayName("S2-11 A connection without a request is closed")
    void closesAConnectionWithoutARequest() throws IOException {
        assertThat(reply()).isEmpty();
    }

    @Test
    @DisplayName("S2-11 A connection is closed when the head of a request arrives too slowly")
    void closesAConnectionWithASlowHead() throws IOException {
        send(HEAD);

        await().until(() -> isClosedTo("X-More: 1\r\n"));
    }

    @Test
    @DisplayName("S2-11 A connection is closed when no request follows a response")
    void closesAnIdleConnection() throws IOException {
        send("GET /api/v1/concerts HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(reply()).startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("S2-11 A body that stops arriving is refused, and the connection is closed")
    void refusesABodyThatStopsArriving() throws IOException {
        send(HEAD + "\r\n{\"email\": ");

        assertThat(reply()).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid-request\"");
    }

    @Test
    @DisplayName("S2-11 A connection is closed when a body arrives too slowly, and no error is logged")
    void closesAConnectionWithASlowBody(CapturedOutput log) throws IOException {
        send(HEAD + "\r\n{");

        await().until(() -> isClosedTo(" "));
        assertThat(log).doesNotContain("POST /api/v1/sessions failed");
    }

    @Test
    @DisplayName("S2-11 A client that disconnects within a body is not logged as an error")
    void ignoresADisconnectWithinABody(CapturedOutput log) throws IOException {
        send(HEAD + "\r\n{");
        client.close();

        assertThat(anotherResponse()).startsWith("HTTP/1.1 200");
        assertThat(log).doesNotContain("POST /api/v1/sessions failed");
    }

    @Test
    @DisplayName("S2-11 A stream that the client does not read is closed, and no error is logged")
    void closesAStreamThatIsNotRead(CapturedOutput log) throws IOException {
        TestSystem frontrow = TestSystem.of(stores, server);
        Concert concert = frontrow.concert();
        Performance hall = frontrow.operator()
                .adds(concert, Instant.now().plus(Duration.ofDays(30)), 100, 500, 1_000)
                .performances()
                .getLast();
        TestUser user = frontrow.user().admitInto(concert);
        disconnect();
        connect();
        send("GET /api/v1/performances/%s/seats/events HTTP/1.1\r\nHost: localhost\r\nQueue-Token: %s\r\n\r\n"
                .formatted(hall.id(), user.queueToken()));

        assertThat(client.getInputStream().readNBytes(15)).asString(US_ASCII).isEqualTo("HTTP/1.1 200 OK");

        await().until(() -> streamsOpen(frontrow) == 0);
        assertThat(log).doesNotContain("WriteTimeoutException");
        try (StreamClient reader = user.watchesSeats(server.address(), hall)) {
            assertThat(reader.next("seats").path("changed")).hasSize(50_000);
        }
    }

    private static double streamsOpen(TestSystem frontrow) {
        String gauge = "frontrow_streams_open{uri=\"/api/v1/performances/{performanceId}/seats/events\"} ";
        return frontrow.sends(Request.page("/actuator/prometheus"))
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(gauge))
                .mapToDouble(line -> Double.parseDouble(line.substring(gauge.length())))
                .sum();
    }

    private String anotherResponse() throws IOException {
        connect();
        send("GET /api/v1/concerts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return reply();
    }

    private void send(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private boolean isClosedTo(String text) {
        try {
            send(text);
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /** All that arrives until the server closes the connection. */
    private String reply() throws IOException {
        return new String(client.getInputStream().readAllBytes(), US_ASCII);
    }
}
