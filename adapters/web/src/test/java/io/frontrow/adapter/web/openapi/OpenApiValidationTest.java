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

    private static final String CHARGE = "{\"amount\": 50000}";
    private static final String CHARGE_OF_NOTHING = "{\"amount\": 0}";
    private static final String CHARGED = """
            {"transferId": "01a23148-428c-7bfb-9752-2a4931060aeb", "amount": 50000, "balance": 110000}""";

    @Test
    void acceptsADocumentedResponse() {
        assertThat(charge(CHARGE, answering(HttpStatus.CREATED, APPLICATION_JSON, CHARGED)))
                .isEqualTo(CHARGED);
    }

    @Test
    void acceptsTheDocumentedProblemOfAnInvalidRequest() {
        String refusal = problem(400, "invalid-request");
        assertThat(charge(CHARGE_OF_NOTHING, answering(HttpStatus.BAD_REQUEST, APPLICATION_PROBLEM_JSON, refusal)))
                .isEqualTo(refusal);
    }

    @Test
    void findsAStatusThatIsNotDocumented() {
        assertFails("statuses of", CHARGE, answering(HttpStatus.ACCEPTED, APPLICATION_JSON, CHARGED));
    }

    @Test
    void findsAFieldThatIsNotDocumented() {
        String response = CHARGED.replace("}", ", \"bonus\": 1}");
        assertFails("property 'bonus'", CHARGE, answering(HttpStatus.CREATED, APPLICATION_JSON, response));
    }

    @Test
    void findsAFieldThatIsMissing() {
        String response = CHARGED.replace("balance", "total");
        assertFails("property 'balance' not found", CHARGE, answering(HttpStatus.CREATED, APPLICATION_JSON, response));
    }

    @Test
    void findsAnotherMediaType() {
        assertFails("media types of", CHARGE, answering(HttpStatus.CREATED, APPLICATION_PROBLEM_JSON, CHARGED));
    }

    @Test
    void findsAProblemThatTheOperationDoesNotHave() {
        String response = problem(404, "unknown-concert");
        assertFails("problems documented", CHARGE, answering(HttpStatus.NOT_FOUND, APPLICATION_PROBLEM_JSON, response));
    }

    @Test
    void findsSuccessOfAnInvalidRequest() {
        assertFails("/amount", CHARGE_OF_NOTHING, answering(HttpStatus.CREATED, APPLICATION_JSON, CHARGED));
    }

    @Test
    void findsAMissingHeader() {
        WebTestClient client =
                answering(HttpStatus.SERVICE_UNAVAILABLE, APPLICATION_PROBLEM_JSON, problem(503, "unavailable"));
        assertFails("Retry-After of", CHARGE, client);
    }

    @Test
    void findsSuccessOfAnUndocumentedOperation() {
        WebTestClient client = answering(HttpStatus.OK, APPLICATION_JSON, "{}");
        assertThatThrownBy(() -> client.delete().uri("/api/v1/wallet").exchange())
                .hasStackTraceContaining("is not documented");
    }

    @Test
    void ignoresPathsOutsideTheApi() {
        WebTestClient client = answering(HttpStatus.OK, MediaType.TEXT_PLAIN, "up");
        assertThatCode(() -> client.get().uri("/actuator/health").exchange()).doesNotThrowAnyException();
    }

    private static void assertFails(String because, String request, WebTestClient client) {
        assertThatThrownBy(() -> charge(request, client)).hasStackTraceContaining(because);
    }

    private static @Nullable String charge(String request, WebTestClient client) {
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

    /** A client of a service that always answers so. */
    private static WebTestClient answering(HttpStatus status, MediaType type, String body) {
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
