package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Every call of the API, with invalid tokens. */
class TokenRejectionScenarioTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    private static final String NONE_ALGORITHM = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkiLCJyb2xlIjoiQURNSU4ifQ.";

    private static final TestSystem FRONTROW = TestSystem.shared();
    private static final TestUser FAN = FRONTROW.user().admitInto(FRONTROW.concert());

    static Stream<Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    static Stream<Operation> operationsByAccessToken() {
        return operations().filter(TokenRejectionScenarioTest::needsAccessToken);
    }

    static Stream<Operation> operationsWithoutAccessToken() {
        return operations().filter(operation -> !needsAccessToken(operation));
    }

    static Stream<Operation> operationsForOperators() {
        return operations().filter(operation -> operation.path().contains("/admin/"));
    }

    static Stream<Operation> operationsWithABody() {
        return operations().filter(operation -> operation.node().has("requestBody"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsByAccessToken")
    @DisplayName("Every call that needs an access token refuses an invalid one")
    void refusesInvalidAccessTokens(Operation operation) {
        invalidAccessTokens()
                .map(token -> call(operation).with("Authorization", "Bearer " + token))
                .forEach(request -> FRONTROW.sends(request).refused(401, "unauthenticated"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithoutAccessToken")
    @DisplayName("P-13 Every call that needs no access token ignores an invalid one")
    void ignoresInvalidAccessTokens(Operation operation) {
        invalidAccessTokens()
                .map(token -> call(operation).with("Authorization", "Bearer " + token))
                .map(FRONTROW::sends)
                .filter(reply -> reply.status() >= 400)
                .forEach(reply -> assertThat(reply.text("code")).isNotEqualTo("unauthenticated"));
    }

    @Test
    @DisplayName("P-13 A user whose access token has expired keeps the place, and needs a new one only to book")
    void keepsThePlaceWithoutAValidAccessToken() {
        TestUser user = FRONTROW.user();
        user.joins(FRONTROW.concert(RoomPolicy.CLOSED)).expect(201);

        FRONTROW.sends(withExpiredToken(Request.get("/queue-tokens/current"), user))
                .expect(200);
        FRONTROW.sends(withExpiredToken(Request.post("/reservations").json(Map.of("holdId", UUID.randomUUID())), user))
                .refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("P-13 A valid access token must be of the user of the queue token")
    void refusesTheQueueTokenOfAnotherUser() {
        FRONTROW.user().carrying(FAN.queueToken()).looksAtQueue().refused(401, "queue-token-invalid");
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

    private static Stream<String> invalidAccessTokens() {
        return Stream.of("garbled", NONE_ALGORITHM, "", FAN.queueToken(), FAN.accessToken() + "x");
    }

    private static Request withExpiredToken(Request request, TestUser user) {
        return request.with("Queue-Token", user.queueToken()).with("Authorization", "Bearer " + NONE_ALGORITHM);
    }

    /** Whether the document requires an access token: by default, or in every alternative of the operation. */
    private static boolean needsAccessToken(Operation operation) {
        JsonNode security = operation.node().path("security");
        return security.isMissingNode()
                || (!security.isEmpty() && security.valueStream().allMatch(needed -> needed.has("bearerAuth")));
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
