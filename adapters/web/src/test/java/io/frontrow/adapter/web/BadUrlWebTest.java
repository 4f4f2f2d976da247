package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Invalid paths, ids and query parameters are rejected. */
class BadUrlWebTest extends WebTest {
    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=-1, limit",
        "limit=201, limit",
        "limit=x, limit",
        "limit=1.5, limit",
        "limit=99999999999, limit",
        "limit=, limit",
        "limit, limit",
        "after=x, after",
        "after=, after",
        "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!, after"
    })
    void rejectsAnInvalidPage(String query, String field) {
        expectInvalid(client.get().uri("/api/v1/concerts?" + query).exchange(), field);
    }

    @Test
    void namesEveryInvalidParameterOfAPage() {
        expectProblem(client.get().uri("/api/v1/concerts?limit=0&after=x").exchange(), 400, "invalid-request")
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[1].message")
                .isEqualTo("must be between 1 and 200");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/concerts/{id}, unknown-concert",
        "/api/v1/concerts/{id}/performances, unknown-concert",
        "/api/v1/concerts/{id}/queue, unknown-concert",
        "/api/v1/admin/concerts/{id}/waiting-room, unknown-concert",
        "/api/v1/performances/{id}/seats, unknown-performance",
        "/api/v1/reservations/{id}, unknown-reservation",
        "/api/v1/payments/{id}, not-found"
    })
    void reportsAnInvalidIdAsNotFound(String path, String code) {
        WebUser operator = anOperator();
        String token = active(operator, aShow());
        for (String id : List.of(UUID.randomUUID().toString(), "garbage", "1-1-1-1-1", "0", "%20", "%ED%95%9C")) {
            URI uri = URI.create("http://localhost:" + port() + path.replace("{id}", id));
            expectProblem(
                    client.get()
                            .uri(uri)
                            .headers(operator::authorize)
                            .header("Queue-Token", token)
                            .exchange(),
                    404,
                    code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/x", "/api", "/api/v1", "/api/v1/x", "/api/v1/concerts/", "/favicon.ico"})
    void reportsAnUnknownPathAsNotFound(String path) {
        expectProblem(get(path, aUser()), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/x",
                "/api/v1/wallet/x",
                "/api/v1/admin/x",
                "/api/v1/concerts/",
                "/actuator/env"
            })
    void reportsAnUnknownPathAsNotFoundWhateverTheCredentials(String path) {
        expectProblem(client.get().uri(path).exchange(), 404, "not-found");
        expectProblem(
                client.get()
                        .uri(path)
                        .headers(it -> it.setBearerAuth("garbage"))
                        .exchange(),
                404,
                "not-found");
        expectProblem(client.get().uri(path).header("Queue-Token", "garbage").exchange(), 404, "not-found");
        expectProblem(get(path, aUser()), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/v1/concerts, GET",
        "PATCH, /api/v1/wallet, GET",
        "DELETE, /api/v1/queue-tokens/current/events, GET",
        "GET, /api/v1/sessions, POST",
        "GET, /api/v1/wallet/charges, POST",
        "BREW, /api/v1/wallet, GET",
        "TRACE, /api/v1/concerts, GET",
        "GET, /api/v1/admin/concerts/01a199e1-bb30-750d-a8ec-e8f08bd8d5eb/waiting-room/pause, POST"
    })
    void listsTheAllowedMethodsWhateverTheCredentials(String method, String path, String allowed) {
        for (WebUser user : new WebUser[] {aUser(), anOperator()}) {
            expectMethodNotAllowed(
                    client.method(HttpMethod.valueOf(method)).uri(path).headers(user::authorize), allowed);
        }
        expectMethodNotAllowed(client.method(HttpMethod.valueOf(method)).uri(path), allowed);
        expectMethodNotAllowed(
                client.method(HttpMethod.valueOf(method)).uri(path).header("Queue-Token", "garbage"), allowed);
    }

    @Test
    void rejectsTheCursorOfAnotherList() {
        Show show = aShow();
        Show other = aShow();
        aPerformance(show);
        String performances = show.concertPath() + "/performances?limit=1";
        String after =
                json(client.get().uri(performances).exchange()).path("next").asString();

        assertThat(json(client.get().uri(performances + "&after=" + after).exchange())
                        .path("items"))
                .hasSize(1);
        WebUser operator = anOperator();
        for (String list : List.of(
                "/api/v1/concerts",
                other.concertPath() + "/performances",
                "/api/v1/reservations",
                "/api/v1/payments",
                "/api/v1/wallet/entries",
                "/api/v1/admin" + show.concertPath().substring("/api/v1".length()) + "/waiting-room/actions")) {
            expectInvalid(get(list + "?after=" + after, operator), "after");
        }
    }

    private static void expectMethodNotAllowed(WebTestClient.RequestHeadersSpec<?> request, String allowed) {
        expectProblem(
                request.exchange().expectHeader().valueEquals(HttpHeaders.ALLOW, allowed), 405, "method-not-allowed");
    }
}
