package io.frontrow.adapter.web;

import io.frontrow.adapter.web.security.Forgeries;
import io.frontrow.adapter.web.security.JwtAccessTokens;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.shared.id.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Which operation requires which token, and that it accepts no other. */
class AccessRulesWebTest extends WebTest {
    private static final List<String> PUBLIC = List.of(
            "POST /api/v1/users",
            "POST /api/v1/sessions",
            "POST /api/v1/sessions/refresh",
            "POST /api/v1/sessions/end",
            "GET /api/v1/concerts",
            "GET /api/v1/concerts/{concertId}",
            "GET /api/v1/concerts/{concertId}/performances",
            "GET /api/v1/concerts/{concertId}/queue",
            "GET /api/v1/performances/{performanceId}/plan",
            "GET /api/v1/sales-rules",
            "POST /api/v1/gateway/callbacks");
    private static final List<String> BY_QUEUE_TOKEN = List.of(
            "GET /api/v1/queue-tokens/current",
            "DELETE /api/v1/queue-tokens/current",
            "GET /api/v1/queue-tokens/current/events",
            "GET /api/v1/performances/{performanceId}/seats",
            "GET /api/v1/performances/{performanceId}/seat-statuses",
            "GET /api/v1/performances/{performanceId}/seats/events");
    private static final List<String> BOOKING = List.of(
            "POST /api/v1/performances/{performanceId}/holds",
            "DELETE /api/v1/holds/{holdId}",
            "POST /api/v1/reservations",
            "POST /api/v1/payments");

    private static final List<String> OPERATIONS = MappedOperations.all();

    @Test
    void requiresAnAccessTokenExceptForListedOperations() {
        OPERATIONS.stream()
                .filter(call -> !PUBLIC.contains(call) && !BY_QUEUE_TOKEN.contains(call))
                .forEach(call -> expectProblem(send(call), 401, "unauthenticated"));
    }

    @Test
    void requiresAnOperatorForAdministration() {
        WebUser user = aUser();
        OPERATIONS.stream()
                .filter(call -> call.contains("/admin/"))
                .forEach(call -> expectProblem(
                        client.method(method(call))
                                .uri(path(call))
                                .headers(user::authorize)
                                .exchange(),
                        403,
                        "forbidden"));
    }

    @Test
    void requiresAQueueTokenForBooking() {
        WebUser user = aUser();
        BY_QUEUE_TOKEN.forEach(call -> expectProblem(send(call), 401, "queue-token-missing"));
        BOOKING.forEach(call -> expectProblem(
                client.method(method(call))
                        .uri(path(call))
                        .headers(user::authorize)
                        .exchange(),
                401,
                "queue-token-missing"));
    }

    @Test
    void rejectsAnInvalidQueueTokenOnEveryOperation() {
        WebUser operator = anOperator();
        OPERATIONS.stream()
                .forEach(call -> expectProblem(
                        client.method(method(call))
                                .uri(path(call))
                                .headers(operator::authorize)
                                .header("Queue-Token", "garbage")
                                .exchange(),
                        401,
                        "queue-token-invalid"));
    }

    @Test
    void rejectsForgedAccessTokens() {
        WebUser user = aUser();
        String queueToken = waiting(user, aShow());
        Forgeries.of(InMemoryApplication.TOKENS, "access", user.accessToken(), queueToken)
                .values()
                .forEach(forged -> {
                    expectProblem(withBearer("/api/v1/wallet", forged), 401, "unauthenticated");
                });
    }

    @Test
    void rejectsForgedQueueTokens() {
        WebUser user = aUser();
        String queueToken = waiting(user, aShow());
        Forgeries.of(InMemoryApplication.TOKENS, "queue", queueToken, user.accessToken())
                .values()
                .forEach(forged -> expectProblem(
                        client.get()
                                .uri("/api/v1/queue-tokens/current")
                                .header("Queue-Token", forged)
                                .exchange(),
                        401,
                        "queue-token-invalid"));
    }

    @Test
    void rejectsAnExpiredAccessToken() {
        WebUser user = aUser();
        Clock anHourAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        String expired = new JwtAccessTokens(InMemoryApplication.TOKENS, anHourAgo)
                .issue(user.account(), new SessionId(UUID.randomUUID()))
                .value();
        expectProblem(withBearer("/api/v1/wallet", expired), 401, "unauthenticated");
        withBearer("/api/v1/concerts", expired).expectStatus().isOk();
    }

    @Test
    void ignoresForgedAccessTokensWhereNoneIsNeeded() {
        WebUser user = aUser();
        String queueToken = waiting(user, aShow());
        Forgeries.of(InMemoryApplication.TOKENS, "access", user.accessToken(), queueToken)
                .values()
                .forEach(forged -> {
                    withBearer("/api/v1/concerts", forged).expectStatus().isOk();
                    client.get()
                            .uri("/api/v1/queue-tokens/current")
                            .header("Queue-Token", queueToken)
                            .header("Authorization", "Bearer " + forged)
                            .exchange()
                            .expectStatus()
                            .isOk();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a b", "Basic bWluYTpzZWNyZXQ=", "bearer:x", "Token x"})
    void ignoresAnInvalidAuthorizationHeaderWhereNoneIsNeeded(String header) {
        client.get()
                .uri("/api/v1/concerts")
                .header("Authorization", header)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a b", "Basic bWluYTpzZWNyZXQ=", "bearer:x", "Token x"})
    void rejectsAnInvalidAuthorizationHeader(String header) {
        expectProblem(
                client.get()
                        .uri("/api/v1/wallet")
                        .header("Authorization", header)
                        .exchange(),
                401,
                "unauthenticated");
    }

    @Test
    void rejectsTheQueueTokenOfAnotherUser() {
        WebUser user = aUser();
        Show show = aShow();
        String others = active(aUser(), show);
        expectProblem(get(show.performancePath() + "/seats", user, others), 401, "queue-token-invalid");
        expectProblem(
                post(show.performancePath() + "/holds", user, others, "{\"seatNumbers\": [1]}"),
                401,
                "queue-token-invalid");
    }

    @Test
    void rejectsTwoQueueTokens() {
        String token = waiting(aUser(), aShow());
        expectProblem(
                client.get()
                        .uri("/api/v1/queue-tokens/current")
                        .header("Queue-Token", token, token)
                        .exchange(),
                401,
                "queue-token-invalid");
    }

    @Test
    void listsGuardedPerformancesOnlyDuringATurn() {
        WebUser user = aUser();
        Show show = aShow(SeatPlan.standardHall(), GuardedScope.DATES);
        String performances = show.concertPath() + "/performances";

        expectProblem(client.get().uri(performances).exchange(), 401, "queue-token-missing");
        expectProblem(get(performances, user, active(user, aShow())), 401, "queue-token-invalid");
        String token = waiting(user, show);
        expectProblem(get(performances, user, token), 403, "not-your-turn")
                .jsonPath("$.ahead")
                .isEqualTo(0);
        admit(show);
        get(performances, user, token).expectStatus().isOk();
        client.delete()
                .uri("/api/v1/queue-tokens/current")
                .header("Queue-Token", token)
                .exchange();
        expectProblem(get(performances, user, token), 410, "queue-token-gone");
    }

    @ParameterizedTest
    @MethodSource("pathsOutsideTheApi")
    void hidesActuatorAndLoginPaths(String path) {
        client.get().uri(path).exchange().expectStatus().value(status -> {
            if (status != 401 && status != 404) {
                throw new AssertionError(path + " responds with " + status);
            }
        });
    }

    static Stream<String> pathsOutsideTheApi() {
        return Stream.of("/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/login", "/logout");
    }

    private ResponseSpec send(String call) {
        return client.method(method(call)).uri(path(call)).exchange();
    }

    private ResponseSpec withBearer(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static HttpMethod method(String call) {
        return HttpMethod.valueOf(call.substring(0, call.indexOf(' ')));
    }

    private static String path(String call) {
        return call.substring(call.indexOf(' ') + 1)
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }
}
