package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.InMemoryStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Rejections by the framework and unexpected errors are reported like any other problem. */
class FrameworkErrorsWebTest extends WebTest {
    @Autowired
    private InMemoryStore store;

    @Test
    void listsTheAllowedMethods() {
        expectProblem(
                client.patch().uri("/api/v1/concerts").exchange().expectHeader().valueEquals(HttpHeaders.ALLOW, "GET"),
                405,
                "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "garbage", "image/*"})
    void respondsInJsonOnly(String accept) {
        expectProblem(
                client.get()
                        .uri("/api/v1/concerts")
                        .header(HttpHeaders.ACCEPT, accept)
                        .exchange(),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/problem+json, application/json;q=0.5"})
    void respondsToClientsThatAcceptJson(String accept) {
        client.get()
                .uri("/api/v1/concerts")
                .header(HttpHeaders.ACCEPT, accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void readsJsonOnly(String contentType) {
        expectProblem(
                client.post()
                        .uri("/api/v1/sessions/refresh")
                        .header(HttpHeaders.CONTENT_TYPE, contentType)
                        .bodyValue("{\"refreshToken\": \"x\"}".getBytes(StandardCharsets.UTF_8))
                        .exchange(),
                415,
                "unsupported-media-type");
    }

    @Test
    void treatsAnInvalidContentTypeAsUnsupported() throws IOException {
        assertThat(statusOf("POST /api/v1/sessions/refresh HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: garbage\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415 ");
    }

    @Test
    void readsAtMost64KiB() {
        String largest = "{\"refreshToken\": \"" + "x".repeat(64 * 1024 - 20) + "\"}";
        assertThat(largest).hasSize(64 * 1024);
        expectProblem(refresh(largest), 400, "invalid-request");
        expectProblem(refresh(largest + " "), 413, "payload-too-large");
        expectProblem(refresh("x".repeat(5_000_000)), 413, "payload-too-large");
    }

    @Test
    void saysWhenToTryAgainIfAStoreIsUnavailable() {
        store.setUnavailable(true);
        try {
            expectProblem(
                    client.get()
                            .uri("/api/v1/concerts/01a199e0-a9c0-7359-965a-1aca1516be11")
                            .exchange()
                            .expectHeader()
                            .valueEquals(HttpHeaders.RETRY_AFTER, "1"),
                    503,
                    "unavailable");
        } finally {
            store.setUnavailable(false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/concerts?limit=%zz",
        "GET /api/v1/concerts/%zz",
        "GET /api/v1/concerts/%00",
        "GET //api/v1/concerts",
        "GET /api/v1/concerts;x=1",
        "GET /api/v1/../v1/wallet",
        "GET /api/v1/%2e%2e/v1/wallet",
        "GET /api/v1/concerts%2F1",
        "GET /api/v1/concerts\\1",
        "TRACE /api/v1/concerts",
        "BREW /api/v1/concerts",
        "get /api/v1/concerts"
    })
    void rejectsAnInvalidRequestLine(String line) throws IOException {
        assertThat(statusOf(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("HTTP/1.1 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer \u0001",
                "Queue-Token: \u0001",
                "Queue-Token: caf\u00e9",
                "Accept-Language: \u00e9\u0001",
                "If-None-Match: \u0001",
                "Content-Length: -1",
                "Content-Length: x",
                "Transfer-Encoding: x",
                ": x",
                "no colon"
            })
    void reportsNoInternalErrorForAnInvalidHeader(String header) throws IOException {
        assertThat(statusOf("GET /api/v1/concerts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                        + "\r\n\r\n"))
                .matches("HTTP/1.1 [24]\\d\\d .*");
    }

    private ResponseSpec refresh(String body) {
        return post("/api/v1/sessions/refresh", headers -> {}, body);
    }

    private String statusOf(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return response.lines().findFirst().orElse("no response");
        }
    }
}
