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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    private static final int CONNECTIONS_PER_ADDRESS_MAX = 50;

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
            "--frontrow.http.write-timeout=1s",
            "--frontrow.http.connections-per-address-max=" + CONNECTIONS_PER_ADDRESS_MAX);
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
    @DisplayName("S2-11 A connection above the limit of its address is closed at once, and the others are served")
    void closesConnectionsAboveTheLimitOfAnAddress() throws IOException {
        TestSystem frontrow = TestSystem.of(stores, server);
        List<Socket> others = new ArrayList<>();

        // Connections end after a second without a request, so on a slow machine there may be too few at the same time.
        await().until(() -> {
            others.addAll(connections(CONNECTIONS_PER_ADDRESS_MAX + 1));
            return frontrow.metric("frontrow_connections_refused_total") > 0;
        });
        frontrow.sends(Request.get("/concerts")).expect(200);
        for (Socket other : others) {
            other.close();
        }
    }

    private List<Socket> connections(int count) throws IOException {
        List<Socket> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(new Socket(
                    server.address().getHost(), server.address().getPort(), InetAddress.getByName("127.0.0.3"), 0));
        }
        return connections;
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

    @Test
    @DisplayName("S2-11 A connection that received 100 Continue is closed when no request follows its response")
    void closesAnIdleConnectionAfterAnInterimResponse() throws IOException {
        send(HEAD.replace("90", "2") + "Expect: 100-continue\r\n\r\n");
        assertThat(client.getInputStream().readNBytes(21)).asString(US_ASCII).isEqualTo("HTTP/1.1 100 Continue");
        send("{}GET /api/v1/concerts HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(reply()).contains("HTTP/1.1 400", "HTTP/1.1 200");
    }

    @Test
    @DisplayName("S2-11 A connection is closed when the client does not read a large response")
    void closesAConnectionWhoseResponseIsNotRead() throws IOException {
        TestSystem frontrow = TestSystem.of(stores, server);
        Concert concert =
                frontrow.operator().adds(frontrow.concert(), Instant.now().plus(Duration.ofDays(30)), 100, 500, 1_000);
        TestUser user = frontrow.user().admitInto(concert);

        disconnect();
        client = new Socket();
        client.setReceiveBufferSize(4 * 1024);
        client.connect(new InetSocketAddress(
                server.address().getHost(), server.address().getPort()));
        send("GET /api/v1/performances/%s/seats HTTP/1.1\r\nHost: localhost\r\nQueue-Token: %s\r\n\r\n"
                .formatted(concert.performances().getLast().id(), user.queueToken()));
        assertThat(client.getInputStream().readNBytes(15)).asString(US_ASCII).isEqualTo("HTTP/1.1 200 OK");

        await().until(() -> isClosedTo("\r\n"));
    }

    @Test
    @DisplayName("S2-11 A connection is closed when a body arrives behind an open response")
    void closesAConnectionWithABodyBehindAnOpenResponse() throws IOException {
        sendSlowSignUp();
        send(HEAD + "\r\n{");

        assertThat(reply()).doesNotContain("HTTP/1.1 400");
    }

    @Test
    @DisplayName("S2-11 A connection is closed when too many requests wait behind an open response")
    void closesAConnectionWithTooManyOpenRequests() throws IOException {
        sendSlowSignUp();
        send("GET /api/v1/concerts HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(8));

        assertThat(reply()).doesNotContain("HTTP/1.1 200");
    }

    @Test
    @DisplayName("S2-11 A few requests may wait behind an open response")
    void respondsToPipelinedRequests() throws IOException {
        sendSlowSignUp();
        send("GET /api/v1/concerts HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(7));

        assertThat(reply().split("HTTP/1.1 200", -1)).hasSize(8);
    }

    /** Its response waits for the hashing of a password, which takes longer than the requests behind it to arrive. */
    private void sendSlowSignUp() throws IOException {
        String body = "{\"email\":\"fan%s@example.org\",\"password\":\"a long password\",\"name\":\"Fan\"}"
                .formatted(UUID.randomUUID());
        send(
                "POST /api/v1/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(body.length(), body));
    }

    @Test
    @DisplayName("S2-11 A request that cannot be read is not logged, so that nobody fills the log")
    void logsNothingOfAMalformedRequest(CapturedOutput log) throws IOException {
        send("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n");

        assertThat(reply()).startsWith("HTTP/1.1 400");
        assertThat(log).doesNotContain("Decoding failed");
    }

    @Test
    @DisplayName("S2-11 A request with more than 100 header fields is refused")
    void refusesTooManyHeaderFields() throws IOException {
        send("GET /api/v1/concerts HTTP/1.1\r\nHost: localhost\r\n" + "a:b\r\n".repeat(100) + "\r\n");

        assertThat(reply()).startsWith("HTTP/1.1 431").contains("\"code\":\"headers-too-large\"");
    }

    @Test
    @DisplayName("S2-11 A connection is closed when a body arrives in very many pieces")
    void closesAConnectionWithABodyOfVeryManyPieces() throws IOException {
        send(HEAD.replace("Content-Length: 90", "Transfer-Encoding: chunked") + "\r\n");

        send("1\r\n \r\n".repeat(600));
        assertThat(reply()).isEmpty();
    }

    private static double streamsOpen(TestSystem frontrow) {
        return frontrow.metric("frontrow_streams_open{uri=\"/api/v1/performances/{performanceId}/seats/events\"}");
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
