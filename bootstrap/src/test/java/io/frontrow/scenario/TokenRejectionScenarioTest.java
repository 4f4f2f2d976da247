package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** Every call of the API, with invalid tokens. */
class TokenRejectionScenarioTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    private static final String NONE_ALGORITHM = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkiLCJyb2xlIjoiQURNSU4ifQ.";

    private static final TestSystem FRONTROW = TestSystem.shared();
    private static final TestUser FAN = FRONTROW.user().admitInto(FRONTROW.concert());

    /** Calls that sign in or renew a session accept an expired token beside them. */
    private static final List<String> WITHOUT_ACCESS_TOKEN =
            List.of("/api/v1/users", "/api/v1/sessions", "/api/v1/sessions/refresh");

    static Stream<Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    static Stream<Operation> operationsByAccessToken() {
        return operations().filter(operation -> !WITHOUT_ACCESS_TOKEN.contains(operation.path()));
    }

    static Stream<Operation> operationsForOperators() {
        return operations().filter(operation -> operation.path().contains("/admin/"));
    }

    static Stream<Operation> operationsWithABody() {
        return operations().filter(operation -> operation.node().has("requestBody"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsByAccessToken")
    @DisplayName("Every call refuses an invalid access token")
    void refusesInvalidAccessTokens(Operation operation) {
        Stream.of("garbled", NONE_ALGORITHM, "", FAN.queueToken(), FAN.accessToken() + "x")
                .map(token -> call(operation).with("Authorization", "Bearer " + token))
                .forEach(request -> FRONTROW.sends(request).refused(401, "unauthenticated"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    @DisplayName("S3-2.1.3 Every permitted call refuses an invalid queue token")
    void refusesInvalidQueueTokens(Operation operation) {
        Request request = call(operation).with("Queue-Token", "garbled");

        FRONTROW.operator().sends(request).refused(401, "queue-token-invalid");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsForOperators")
    @DisplayName("Calls of operators are forbidden to users")
    void forbidsCallsOfOperatorsToUsers(Operation operation) {
        FRONTROW.user().sends(call(operation)).refused(403, "forbidden");
        FRONTROW.sends(call(operation)).refused(401, "unauthenticated");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithABody")
    @DisplayName("S2-11 Every call responds to a malformed body with a client error")
    void refusesMalformedBodies(Operation operation) {
        Stream.of(
                        "",
                        "null",
                        "[]",
                        "0",
                        "\"\"",
                        "{",
                        "{}",
                        "{\"a\":1}",
                        "\u0000",
                        "{\"email\":{\"a\":[]}}",
                        deep(),
                        odd())
                .map(body -> call(operation).body(body))
                .forEach(request -> {
                    assertRefused(FRONTROW.operator().sends(request));
                    assertRefused(FAN.sends(request));
                });
    }

    @Test
    @DisplayName("S3-2.1.3 A token is accepted only for its own purpose")
    void acceptsEachTokenOnlyForItsPurpose() {
        FRONTROW.sends(Request.get("/wallet").with("Authorization", "Bearer " + FAN.queueToken()))
                .refused(401, "unauthenticated");
        FAN.carrying(FAN.accessToken()).looksAtQueue().refused(401, "queue-token-invalid");
    }

    private static void assertRefused(HttpReply reply) {
        assertThat(reply.status()).as(reply.toString()).isBetween(400, 499);
        assertThat(reply.text("code")).isNotBlank();
    }

    private static Request call(Operation operation) {
        String path = operation.path().replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        Request request = new Request(HttpMethod.valueOf(operation.method()), path, Map.of(), null)
                .with("Idempotency-Key", "key");
        String body = example(operation);
        return body == null ? request : request.body(body);
    }

    private static @Nullable String example(Operation operation) {
        return DOCUMENT.examples(operation.node().at("/requestBody/content/application~1json"))
                .findFirst()
                .map(Object::toString)
                .orElse(null);
    }

    private static String deep() {
        return "{\"a\":".repeat(200) + "1" + "}".repeat(200);
    }

    private static String odd() {
        return "{\"email\":\"\\u0000\\ud800\",\"amount\":1e999999,\"seatNumbers\":[1e9,{}],\"holdId\":7,\"rows\":[[]]}";
    }
}
