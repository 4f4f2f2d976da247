package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.TestSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that the HTTP server rejects before the framework receives them, sent over plain sockets. */
@ExtendWith(OutputCaptureExtension.class)
class RejectedByTheServerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    private final URI frontrow = TestSystem.shared().address();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/concerts?limit=%zz HTTP/1.1",
                "GET /api/v1/concerts/%zz HTTP/1.1",
                "GET /api/v1/concerts/{ HTTP/1.1",
                "GET /api/v1/concerts/{concertId} HTTP/1.1",
                "GET /api/v1/concerts?after=\" HTTP/1.1",
                "GET /api/v1/concerts\\1 HTTP/1.1",
                "GET /api/v1/concerts/% HTTP/1.1",
                "GET //api/v1/concerts HTTP/1.1",
                "GET /api/v1/concerts;x=1 HTTP/1.1",
                "GET /api/v1/concerts%2F1 HTTP/1.1",
                "GET /api/v1/concerts/%00 HTTP/1.1",
                "GET",
                "GET /api/v1/concerts",
                "GET /api/v1/concerts HTTP/x",
                "GET /api/v1/concerts HTTP/2.0",
                "GET /api/v1/concerts HTTP/9.9",
                "GET /api/v1/concerts HTTP/1.2",
                "POST /api/v1/sessions HTTP/0.9",
                "GET http://evil/api/v1/concerts HTTP/1.1",
                "GET http://user@localhost/api/v1/concerts HTTP/1.1",
                "GET http:///api/v1/concerts HTTP/1.1",
                "GET ws://localhost/api/v1/concerts HTTP/1.1",
                "GET ws://evil:1/ HTTP/1.1",
                "GET localhost/api/v1/concerts HTTP/1.1",
                "garbage in one line"
            })
    @DisplayName("P-14 A malformed request line or path is refused with a problem")
    void refusesMalformedRequestLines(String line) throws IOException {
        assertRefused(send(line + "\r\n" + HOST + "\r\n"), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: x", "Content-Length: -1", "no colon", ": no name", "Bad Name: x"})
    @DisplayName("P-14 A malformed header is refused with a problem")
    void refusesMalformedHeaders(String header) throws IOException {
        assertRefused(send("GET /api/v1/concerts HTTP/1.1\r\n" + HOST + header + "\r\n\r\n"), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a\r\nHost: a\r\n",
                "Host: a b\r\n",
                "Host: user@a\r\n",
                "Host: a/b\r\n",
                HOST + "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
                HOST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                HOST + "Transfer-Encoding: chunked, chunked\r\n",
                HOST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"
            })
    @DisplayName(
            "P-14 A request that a proxy could understand as another one is refused, and what follows it is ignored")
    void refusesAmbiguousRequests(String headers) throws IOException {
        String responses =
                send("POST /api/v1/sessions HTTP/1.1\r\n" + headers + "\r\n0\r\n\r\n" + concerts("") + HOST + "\r\n");

        assertRefused(responses, 400, "invalid-request");
        assertThat(responses).doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "tickets.example:8080", "[::1]:8080", "127.0.0.1", ""})
    @DisplayName("P-14 A request with a valid host is answered")
    void acceptsEveryHost(String host) throws IOException {
        assertThat(send(concerts("") + "Host: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n",
                "Content-Type: application/json\r\nContent-Type: text/plain\r\n"
            })
    @DisplayName("P-14 A request that repeats a header with a single value is refused")
    void refusesRepeatedHeaders(String headers) throws IOException {
        assertRefused(send(concerts("") + HOST + headers + "\r\n"), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65537", "99999999999"})
    @DisplayName("P-14 A client that asks before it sends too large a body is told not to send it")
    void refusesATooLargeBodyBeforeItIsSent(String length) throws IOException {
        assertRefused(
                send("POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n"),
                413,
                "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "HTTPS://LOCALHOST"})
    @DisplayName("P-14 A request with an absolute URI for its host is answered")
    void acceptsAnAbsoluteUri(String origin) throws IOException {
        assertThat(send("GET " + origin + "/api/v1/concerts HTTP/1.1\r\n" + HOST + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}xx0\r\n\r\n",
                "-1\r\n{}\r\n0\r\n\r\n",
                "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\n0\r\nno colon\r\n\r\n"
            })
    @DisplayName("P-14 A malformed chunk is refused with a problem, and is no error of the server")
    void refusesMalformedChunks(String chunks, CapturedOutput log) throws IOException {
        assertRefused(
                send("POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks),
                400,
                "invalid-request");

        assertThat(log.getAll()).doesNotContain("ERROR", "Server Error");
    }

    @Test
    @DisplayName("P-14 A body that ends too early is no error of the server")
    void survivesABodyThatEndsTooEarly(CapturedOutput log) throws IOException {
        try (Socket socket = new Socket(frontrow.getHost(), frontrow.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                            .getBytes(UTF_8));
        }

        assertThat(send(concerts("") + HOST + "\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(log.getAll()).doesNotContain("ERROR", "Server Error");
    }

    @Test
    @DisplayName("P-14 A request line of 5 KB is refused with a problem, one of 4 KB is not")
    void limitsTheRequestLine() throws IOException {
        assertRefused(send(concerts("?x=" + "x".repeat(5_000)) + HOST + "\r\n"), 414, "uri-too-long");
        assertThat(send(concerts("?x=" + "x".repeat(4_000)) + HOST + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    @DisplayName("P-14 Headers of 9 KB are refused with a problem, those of 7 KB are not")
    void limitsTheHeaders() throws IOException {
        String large = "X-Large: " + "x".repeat(9_000) + "\r\n";
        String many = "X-Many: xxxxxxxxxxxxxxxxxxx\r\n".repeat(400);
        assertRefused(send(concerts("") + HOST + large + "\r\n"), 431, "headers-too-large");
        assertRefused(send(concerts("") + HOST + many + "\r\n"), 431, "headers-too-large");
        assertThat(send(concerts("") + HOST + "X-Large: " + "x".repeat(7_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    @DisplayName("P-14 A refusal by the server is in Korean as well, where the header can be read")
    void refusesInKorean() throws IOException {
        String korean = "Accept-Language: ko\r\n";
        assertThat(problem(send(concerts("/{") + HOST + korean + "\r\n"))
                        .path("detail")
                        .asString())
                .containsPattern("\\p{IsHangul}");
    }

    @Test
    @DisplayName("P-14 A connection can be used further after a refused path")
    void keepsTheConnection() throws IOException {
        String both = send("GET /api/v1/concerts/{ HTTP/1.1\r\nHost: localhost\r\n\r\n" + concerts("") + HOST + "\r\n");
        assertThat(both).startsWith("HTTP/1.1 400 ").contains("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"Content-Type: application/json, 401, unauthenticated", "no colon, 400, invalid-request"})
    @DisplayName("P-14 A refusal reaches a client that has not sent all of its body yet")
    void reachesAClientThatIsStillSending(String header, int status, String code) throws IOException {
        try (Socket socket = new Socket(frontrow.getHost(), frontrow.getPort())) {
            socket.setSoTimeout(10_000);
            byte[] part = new byte[60_000];
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/reservations HTTP/1.1\r\n" + header + "\r\n" + HOST
                            + "Content-Length: 600000\r\n\r\n")
                    .getBytes(UTF_8));
            InputStream in = socket.getInputStream();
            await().until(() -> in.available() > 0);
            for (int sent = 0; sent < 600_000; sent += part.length) {
                out.write(part);
            }

            assertRefused(new String(in.readAllBytes(), UTF_8), status, code);
        }
    }

    private static String concerts(String rest) {
        return "GET /api/v1/concerts" + rest + " HTTP/1.1\r\n";
    }

    private static void assertRefused(String response, int status, String code) {
        assertThat(response.lines().findFirst().orElse("no response")).matches("HTTP/1\\.[01] " + status + " .*");
        assertThat(response).containsIgnoringCase("content-type: application/problem+json");
        JsonNode problem = problem(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + code);
    }

    private static JsonNode problem(String response) {
        return JSON.readTree(response.substring(response.indexOf("\r\n\r\n") + 4));
    }

    /** {@return everything that the server sends until it closes the connection} */
    private String send(String request) throws IOException {
        try (Socket socket = new Socket(frontrow.getHost(), frontrow.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
