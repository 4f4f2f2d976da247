package io.frontrow.adapter.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
}
