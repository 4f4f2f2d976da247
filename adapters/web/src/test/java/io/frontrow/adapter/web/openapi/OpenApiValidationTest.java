package io.frontrow.adapter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class OpenApiValidationTest {

    private static final String TOP_UP = "{\"amount\": 50000}";
    private static final String TOP_UP_OF_NOTHING = "{\"amount\": 0}";
    private static final String TOPPED_UP = """
            {"transferId": "01a23148-428c-7bfb-9752-2a4931060aeb", "amount": 50000, "balance": 110000}""";

    @Test
    void acceptsADocumentedResponse() {
        assertThat(topUp(TOP_UP, respondingWith(HttpStatus.CREATED, APPLICATION_JSON, TOPPED_UP)))
                .isEqualTo(TOPPED_UP);
    }

    @Test
    void acceptsTheDocumentedProblemOfAnInvalidRequest() {
        String problem = problem(400, "invalid-request");
        assertThat(topUp(TOP_UP_OF_NOTHING, respondingWith(HttpStatus.BAD_REQUEST, APPLICATION_PROBLEM_JSON, problem)))
                .isEqualTo(problem);
    }

    @Test
    void findsAStatusThatIsNotDocumented() {
        assertFails("statuses of", TOP_UP, respondingWith(HttpStatus.ACCEPTED, APPLICATION_JSON, TOPPED_UP));
    }

    @Test
    void findsAFieldThatIsNotDocumented() {
        String response = TOPPED_UP.replace("}", ", \"bonus\": 1}");
        assertFails("property 'bonus'", TOP_UP, respondingWith(HttpStatus.CREATED, APPLICATION_JSON, response));
    }

    @Test
    void findsAFieldThatIsMissing() {
        String response = TOPPED_UP.replace("balance", "total");
        assertFails(
                "property 'balance' not found", TOP_UP, respondingWith(HttpStatus.CREATED, APPLICATION_JSON, response));
    }

    @Test
    void findsAnotherMediaType() {
        assertFails("media types of", TOP_UP, respondingWith(HttpStatus.CREATED, APPLICATION_PROBLEM_JSON, TOPPED_UP));
    }

    @Test
    void findsAProblemThatTheOperationDoesNotHave() {
        String response = problem(404, "unknown-concert");
        assertFails(
                "problems documented",
                TOP_UP,
                respondingWith(HttpStatus.NOT_FOUND, APPLICATION_PROBLEM_JSON, response));
    }

    @Test
    void findsSuccessOfAnInvalidRequest() {
        assertFails("/amount", TOP_UP_OF_NOTHING, respondingWith(HttpStatus.CREATED, APPLICATION_JSON, TOPPED_UP));
    }

    @Test
    void findsAMissingHeader() {
        WebTestClient client =
                respondingWith(HttpStatus.SERVICE_UNAVAILABLE, APPLICATION_PROBLEM_JSON, problem(503, "unavailable"));
        assertFails("Retry-After of", TOP_UP, client);
    }

    @Test
    void findsSuccessOfAnUndocumentedOperation() {
        WebTestClient client = respondingWith(HttpStatus.OK, APPLICATION_JSON, "{}");
        assertThatThrownBy(() -> client.delete().uri("/api/v1/wallet").exchange())
                .hasStackTraceContaining("is not documented");
    }

    @Test
    void ignoresPathsOutsideTheApi() {
        WebTestClient client = respondingWith(HttpStatus.OK, MediaType.TEXT_PLAIN, "up");
        assertThatCode(() -> client.get().uri("/actuator/health").exchange()).doesNotThrowAnyException();
    }

    private static void assertFails(String because, String request, WebTestClient client) {
        assertThatThrownBy(() -> topUp(request, client)).hasStackTraceContaining(because);
    }

    private static @Nullable String topUp(String request, WebTestClient client) {
        return client.post()
                .uri("/api/v1/wallet/charges")
                .contentType(APPLICATION_JSON)
                .header("Idempotency-Key", "k")
                .bodyValue(request)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .blockLast();
    }

    /** {@return a client of a service that always sends this response} */
    private static WebTestClient respondingWith(HttpStatus status, MediaType type, String body) {
        var routes = RouterFunctions.route()
                .route(
                        _ -> true,
                        request -> request.bodyToMono(String.class)
                                .then(ServerResponse.status(status)
                                        .contentType(type)
                                        .bodyValue(body)))
                .build();
        return WebTestClient.bindToRouterFunction(routes)
                .configureClient()
                .filter(new OpenApiValidation())
                .build();
    }

    private static String problem(int status, String code) {
        return """
                {"type": "/problems/%s", "title": "t", "status": %d, "detail": "d", "code": "%s"}""".formatted(code, status, code);
    }
}
