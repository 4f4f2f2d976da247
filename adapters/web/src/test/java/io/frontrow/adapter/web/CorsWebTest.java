package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Requests of pages of other origins. */
class CorsWebTest extends WebTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/concerts",
        "POST, /api/v1/sessions",
        "POST, /api/v1/payments",
        "DELETE, /api/v1/queue-tokens/current",
        "PUT, /api/v1/admin/concerts/1/waiting-room"
    })
    void answersThePreflightOfAListedOrigin(String method, String path) {
        preflight(InMemoryApplication.ALLOWED_ORIGIN, method, path)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, InMemoryApplication.ALLOWED_ORIGIN)
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, method)
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, queue-token, idempotency-key")
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
    }

    @Test
    void exposesHeadersToAListedOrigin() {
        ResponseSpec response = get("/api/v1/concerts", InMemoryApplication.ALLOWED_ORIGIN);
        response.expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, InMemoryApplication.ALLOWED_ORIGIN)
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Location, Retry-After, ETag")
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
        expectProblem(get("/api/v1/wallet", InMemoryApplication.ALLOWED_ORIGIN), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example",
        "http://tickets.example",
        "https://tickets.example:8443",
        "https://tickets.example.other.example",
        "null"
    })
    void allowsNothingToAnotherOrigin(String origin) {
        for (ResponseSpec response :
                List.of(get("/api/v1/concerts", origin), preflight(origin, "GET", "/api/v1/concerts"))) {
            response.expectHeader().doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            assertThat(response.returnResult(Void.class).getResponseHeaders().getVary())
                    .contains("Origin");
        }
        get("/api/v1/concerts", origin).expectStatus().isOk();
    }

    private ResponseSpec get(String path, String origin) {
        return client.get().uri(path).header(HttpHeaders.ORIGIN, origin).exchange();
    }

    private ResponseSpec preflight(String origin, String method, String path) {
        return client.method(HttpMethod.OPTIONS)
                .uri(path)
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, method)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization, queue-token, idempotency-key")
                .exchange();
    }
}
