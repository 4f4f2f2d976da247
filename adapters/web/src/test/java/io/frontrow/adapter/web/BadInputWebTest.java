package io.frontrow.adapter.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The invalid fields of each operation are rejected and named. */
class BadInputWebTest extends WebTest {
    private static final String USER = "{\"email\": %s, \"password\": %s, \"name\": %s}";
    private static final String EMAIL = "\"mina@frontrow.example\"";
    private static final String PASSWORD = "\"correct horse\"";
    private static final String NAME = "\"Mina\"";
    private static final String CONCERT =
            "{\"title\": %s, \"artist\": \"A\", \"venue\": \"V\", \"timeZone\": %s, \"salesOpenAt\": %s}";
    private static final String ZONE = "\"Asia/Seoul\"";
    private static final String MOMENT = "\"2026-12-01T11:00:00Z\"";
    private static final String POLICY = """
            {"capacity": %s, "admitPerSecond": %s, "sessionSeconds": 300, "idleSeconds": 30, "opensAt": %s,
             "order": %s, "reentry": "KEEP", "guards": "SEATS", "paused": %s}""";
    private static final String AWAY = """
            {"capacity": 1, "admitPerSecond": 1, "sessionSeconds": 300, "idleSeconds": 30, "awaySeconds": %s,
             "order": "FIFO", "reentry": "KEEP", "guards": "SEATS", "paused": false}""";
    private static final String SECTION = """
            {"startsAt": "2027-01-16T10:00:00Z", "sections": [
              {"name": "Floor", "rows": %s, "seatsPerRow": %s, "price": %s}]}""";

    static Stream<Arguments> users() {
        return Stream.of(
                Arguments.of("email", USER.formatted("5", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"a@b@c\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"@b\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"a b@c\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"a\\u0000@c\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"a\\ud800@c\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"" + "a".repeat(65) + "@c\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"" + "\u0130".repeat(64) + "@c\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"mina\\u200b@frontrow.example\"", PASSWORD, NAME)),
                Arguments.of("email", USER.formatted("\"mina\\u202e@frontrow.example\"", PASSWORD, NAME)),
                Arguments.of("password", USER.formatted(EMAIL, "\"1234567\"", NAME)),
                Arguments.of("password", USER.formatted(EMAIL, "\"" + "e\\u0301".repeat(7) + "\"", NAME)),
                Arguments.of("password", USER.formatted(EMAIL, "\"correct\\u200bhorse\"", NAME)),
                Arguments.of("password", USER.formatted(EMAIL, "\"correct\\u0007horse\"", NAME)),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "\"\\u200b\\u3164\"")),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "\"\\u00a0\\u3000\"")),
                Arguments.of("password", USER.formatted(EMAIL, "\"" + "p".repeat(129) + "\"", NAME)),
                Arguments.of("password", USER.formatted(EMAIL, "12345678", NAME)),
                Arguments.of("password", USER.formatted(EMAIL, "null", NAME)),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "\"" + "n".repeat(101) + "\"")),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "\"a\\u0000b\"")),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "\"a\\nb\"")),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "\"\\udc00\"")),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "true")),
                Arguments.of("name", USER.formatted(EMAIL, PASSWORD, "1.5")));
    }

    @ParameterizedTest
    @MethodSource("users")
    void rejectsAnInvalidUser(String field, String body) {
        expectInvalid(post("/api/v1/users", headers -> {}, body), field);
    }

    @Test
    void rejectsInvalidSignInsAndRefreshes() {
        String tooLong = "{\"email\": " + EMAIL + ", \"password\": \"" + "p".repeat(129) + "\"}";
        expectInvalid(post("/api/v1/sessions", headers -> {}, tooLong), "password");
        expectInvalid(post("/api/v1/sessions/refresh", headers -> {}, "{}"), "refreshToken");
        expectInvalid(post("/api/v1/sessions/refresh", headers -> {}, "{\"refreshToken\": 5}"), "refreshToken");
        expectProblem(
                post("/api/v1/sessions/refresh", headers -> {}, "{\"refreshToken\": \"\\u0000\"}"),
                401,
                "session-ended");
    }

    static Stream<Arguments> concerts() {
        return Stream.of(
                Arguments.of("title", CONCERT.formatted("\"\"", ZONE, MOMENT)),
                Arguments.of("title", CONCERT.formatted("\"" + "t".repeat(201) + "\"", ZONE, MOMENT)),
                Arguments.of("timeZone", CONCERT.formatted(NAME, "\"Mars/Olympus\"", MOMENT)),
                Arguments.of("timeZone", CONCERT.formatted(NAME, "\"+09:00\"", MOMENT)),
                Arguments.of("timeZone", CONCERT.formatted(NAME, "\"SystemV/EST5\"", MOMENT)),
                Arguments.of("timeZone", CONCERT.formatted(NAME, "\"\"", MOMENT)),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "\"2026-12-01\"")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "\"2026-12-01T11:00:00\"")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "1790000000")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "\"1790000000\"")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "\"1969-12-31T23:59:59Z\"")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "\"+10000-01-01T00:00:00Z\"")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "\"9999-12-31T23:59:59-18:00\"")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "\"\"")),
                Arguments.of("salesOpenAt", CONCERT.formatted(NAME, ZONE, "null")));
    }

    @ParameterizedTest
    @MethodSource("concerts")
    void rejectsAnInvalidConcert(String field, String body) {
        expectInvalid(post("/api/v1/admin/concerts", anOperator(), body), field);
    }

    private static final String POSITION = """
            {"startsAt": "2027-01-16T10:00:00Z", "sections": [
              {"name": "Floor", "rows": 1, "seatsPerRow": 1, "price": 1, "at": {%s}}]}""";

    static Stream<Arguments> positions() {
        return Stream.of(
                Arguments.of("sections[0].at.x", POSITION.formatted("\"y\": 1")),
                Arguments.of("sections[0].at.y", POSITION.formatted("\"x\": 1, \"y\": null")),
                Arguments.of("sections[0].at.x", POSITION.formatted("\"x\": -0.5, \"y\": 1")),
                Arguments.of("sections[0].at.x", POSITION.formatted("\"x\": 1e400, \"y\": 1")),
                Arguments.of("sections[0].at.x", POSITION.formatted("\"x\": \"NaN\", \"y\": 1")),
                Arguments.of("sections[0].at.y", POSITION.formatted("\"x\": 1, \"y\": 1000.1")),
                Arguments.of("sections[0].at.rotate", POSITION.formatted("\"x\": 1, \"y\": 1, \"rotate\": 361")),
                Arguments.of("sections[0].at.curve", POSITION.formatted("\"x\": 1, \"y\": 1, \"curve\": -1")),
                Arguments.of("sections[0].at.curve", POSITION.formatted("\"x\": 1, \"y\": 1, \"curve\": 10001")));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void rejectsAnInvalidPosition(String field, String body) {
        rejectsAnInvalidPerformance(field, body);
    }

    static Stream<Arguments> performances() {
        return Stream.of(
                Arguments.of("startsAt", "{}"),
                Arguments.of("sections", "{\"startsAt\": " + MOMENT + ", \"sections\": []}"),
                Arguments.of("sections[0]", "{\"startsAt\": " + MOMENT + ", \"sections\": [null]}"),
                Arguments.of("sections[0].rows", SECTION.formatted("0", "10", "1")),
                Arguments.of("sections[0].rows", SECTION.formatted("1001", "10", "1")),
                Arguments.of("sections[0].rows", SECTION.formatted("1.5", "10", "1")),
                Arguments.of("sections[0].seatsPerRow", SECTION.formatted("10", "2147483648", "1")),
                Arguments.of("sections[0].price", SECTION.formatted("10", "10", "0")),
                Arguments.of("sections[0].price", SECTION.formatted("10", "10", "null")),
                Arguments.of("sections", SECTION.formatted("1000", "101", "1")),
                Arguments.of("sections", SECTION.formatted("1", "2", "4500000000000001")),
                Arguments.of("sections", SECTION.formatted("100", "1000", "9000000000000000")),
                Arguments.of("sections", """
                        {"startsAt": "2027-01-16T10:00:00Z", "sections": [
                          {"name": "Floor", "rows": 1, "seatsPerRow": 1, "price": 1},
                          {"name": "Floor", "rows": 1, "seatsPerRow": 1, "price": 1}]}"""),
                Arguments.of("startsAt", "{\"startsAt\": \"2020-01-01T00:00:00Z\"}"));
    }

    @ParameterizedTest
    @MethodSource("performances")
    void rejectsAnInvalidPerformance(String field, String body) {
        String path = "/api/v1/admin/concerts/" + aShow().concertId().value() + "/performances";
        expectInvalid(post(path, anOperator(), body), field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"userId\": null}",
                "{\"userId\": \"00000000-0000-0000-0000-000000000000\", "
                        + "\"ticketId\": \"00000000-0000-0000-0000-000000000000\"}",
                "{\"userId\": \"nobody\"}"
            })
    void rejectsAnAdmissionWithoutExactlyOneId(String body) {
        String path = "/api/v1/admin/concerts/" + aShow().concertId().value() + "/waiting-room/admissions";
        expectInvalid(post(path, anOperator(), body), "userId");
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of("capacity", POLICY.formatted("0", "1", "null", "\"FIFO\"", "false")),
                Arguments.of("capacity", POLICY.formatted("1000001", "1", "null", "\"FIFO\"", "false")),
                Arguments.of("admitPerSecond", POLICY.formatted("1", "null", "null", "\"FIFO\"", "false")),
                Arguments.of("awaySeconds", AWAY.formatted("-1")),
                Arguments.of("awaySeconds", AWAY.formatted("86401")),
                Arguments.of("awaySeconds", AWAY.formatted("\"600\"")),
                Arguments.of("opensAt", POLICY.formatted("1", "1", "\"soon\"", "\"FIFO\"", "false")),
                Arguments.of("order", POLICY.formatted("1", "1", "null", "\"LIFO\"", "false")),
                Arguments.of("order", POLICY.formatted("1", "1", "null", "\"fifo\"", "false")),
                Arguments.of("order", POLICY.formatted("1", "1", "null", "\"\"", "false")),
                Arguments.of("order", POLICY.formatted("1", "1", "null", "0", "false")),
                Arguments.of("paused", POLICY.formatted("1", "1", "null", "\"FIFO\"", "null")),
                Arguments.of("paused", POLICY.formatted("1", "1", "null", "\"FIFO\"", "\"false\"")),
                Arguments.of("paused", POLICY.formatted("1", "1", "null", "\"FIFO\"", "0")));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void rejectsAnInvalidPolicy(String field, String body) {
        ResponseSpec response = client.put()
                .uri("/api/v1/admin/concerts/" + aShow().concertId().value() + "/waiting-room")
                .headers(anOperator()::authorize)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
        expectInvalid(response, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seatNumbers    | {}",
                "seatNumbers    | {\"seatNumbers\": null}",
                "seatNumbers    | {\"seatNumbers\": []}",
                "seatNumbers    | {\"seatNumbers\": 5}",
                "seatNumbers    | {\"seatNumbers\": {}}",
                "seatNumbers    | {\"seatNumbers\": [1, 2, 1]}",
                "seatNumbers[0] | {\"seatNumbers\": [0]}",
                "seatNumbers[1] | {\"seatNumbers\": [1, -1]}",
                "seatNumbers[1] | {\"seatNumbers\": [1, null]}",
                "seatNumbers[0] | {\"seatNumbers\": [1.5]}",
                "seatNumbers[0] | {\"seatNumbers\": [\"1\"]}",
                "seatNumbers[0] | {\"seatNumbers\": [2147483648]}",
                "seatNumbers[0] | {\"seatNumbers\": [[1]]}"
            })
    void rejectsInvalidSeatNumbers(String field, String body) {
        WebUser user = aUser();
        Show show = aShow();
        expectInvalid(post(show.performancePath() + "/holds", user, waiting(user, show), body), field);
    }

    @Test
    void rejectsTooManySeatNumbers() {
        WebUser user = aUser();
        Show show = aShow();
        String numbers = Stream.iterate(1, it -> it + 1).limit(51).toList().toString();
        expectInvalid(
                post(
                        show.performancePath() + "/holds",
                        user,
                        waiting(user, show),
                        "{\"seatNumbers\": " + numbers + "}"),
                "seatNumbers");
    }

    static Stream<Arguments> reservations() {
        UUID id = UUID.randomUUID();
        return Stream.of(
                Arguments.of("holdId", "{}"),
                Arguments.of("holdId", "{\"performanceId\": \"" + id + "\"}"),
                Arguments.of("holdId", "{\"seatNumbers\": [1]}"),
                Arguments.of("holdId", "{\"holdId\": \"" + id + "\", \"seatNumbers\": [1]}"),
                Arguments.of("holdId", "{\"holdId\": \"garbage\"}"),
                Arguments.of("holdId", "{\"holdId\": \"1-1-1-1-1\"}"),
                Arguments.of("holdId", "{\"holdId\": \"\"}"),
                Arguments.of("holdId", "{\"holdId\": 5}"),
                Arguments.of("seatNumbers[0]", "{\"performanceId\": \"" + id + "\", \"seatNumbers\": [0]}"));
    }

    @ParameterizedTest
    @MethodSource("reservations")
    void rejectsAnInvalidReservation(String field, String body) {
        WebUser user = aUser();
        expectInvalid(post("/api/v1/reservations", user, waiting(user, aShow()), body), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seatNumbers    | {\"seatNumbers\": []}",
                "seatNumbers    | {\"seatNumbers\": 5}",
                "seatNumbers    | {\"seatNumbers\": [1, 2, 1]}",
                "seatNumbers[0] | {\"seatNumbers\": [0]}",
                "seatNumbers[1] | {\"seatNumbers\": [1, null]}",
                "amount         | {\"amount\": 5}"
            })
    void rejectsAnInvalidCancellation(String field, String body) {
        String path = "/api/v1/reservations/" + UUID.randomUUID() + "/cancellation";
        expectInvalid(post(path, aUser(), body), field);
    }

    @Test
    void namesASeatNumberThatIsTooSmallInKorean() {
        WebUser user = aUser();
        expectInvalid(
                        post(
                                "/api/v1/reservations/" + UUID.randomUUID() + "/cancellation",
                                headers -> {
                                    user.authorize(headers);
                                    headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
                                },
                                "{\"seatNumbers\": [0]}"),
                        "seatNumbers[0]")
                .jsonPath("$.errors[0].message")
                .isEqualTo("1 이상이어야 합니다");
    }

    static Stream<Arguments> payments() {
        String reservation = "\"reservationId\": \"" + UUID.randomUUID() + "\"";
        return Stream.of(
                Arguments.of("method", "{" + reservation + "}"),
                Arguments.of("cardToken", "{" + reservation + ", \"method\": \"CARD\"}"),
                Arguments.of("cardToken", "{" + reservation + ", \"method\": \"CARD\", \"cardToken\": \"\"}"),
                Arguments.of("cardToken", "{" + reservation + ", \"method\": \"CARD\", \"cardToken\": \"a b\"}"),
                Arguments.of("cardToken", "{" + reservation + ", \"method\": \"CARD\", \"cardToken\": 5}"),
                Arguments.of("cardToken", "{" + reservation + ", \"method\": \"WALLET\", \"cardToken\": \"tok_ok\"}"),
                Arguments.of("method", "{" + reservation + ", \"method\": \"wallet\"}"),
                Arguments.of("method", "{" + reservation + ", \"method\": 0}"),
                Arguments.of("reservationId", "{\"method\": \"WALLET\"}"),
                Arguments.of("reservationId", "{\"reservationId\": \"x\", \"method\": \"WALLET\"}"));
    }

    @ParameterizedTest
    @MethodSource("payments")
    void rejectsAnInvalidPayment(String field, String body) {
        expectInvalid(pay(body, "k"), field);
    }

    @Test
    void checksTheIdempotencyKeyBeforeTheBody() {
        expectProblem(pay("{}"), 400, "idempotency-key-missing");
        expectProblem(post("/api/v1/wallet/charges", aUser(), "{}"), 400, "idempotency-key-missing");
    }

    @Test
    void rejectsAnInvalidIdempotencyKey() {
        String body = "{\"reservationId\": \"" + UUID.randomUUID() + "\", \"method\": \"WALLET\"}";
        for (String key : List.of("", "with space", "x".repeat(256), "caf\u00e9")) {
            expectInvalid(pay(body, key), "Idempotency-Key");
        }
        expectInvalid(pay(body, "one", "two"), "Idempotency-Key");
    }

    private ResponseSpec pay(String body, String... keys) {
        WebUser user = aUser();
        String token = waiting(user, aShow());
        return post(
                "/api/v1/payments",
                headers -> {
                    user.authorize(headers);
                    headers.set("Queue-Token", token);
                    headers.addAll("Idempotency-Key", List.of(keys));
                },
                body);
    }

    @Test
    void namesOneViolationOfAListThatIsTooLong() {
        String numbers = "{\"seatNumbers\": [" + "0,".repeat(32_000) + "0]}";
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        String someReservation = "/api/v1/reservations/" + UUID.randomUUID() + "/cancellation";

        expectOnlyViolation(post(show.performancePath() + "/holds", user, token, numbers), "seatNumbers");
        expectOnlyViolation(post("/api/v1/reservations", user, token, numbers), "seatNumbers");
        expectOnlyViolation(post(someReservation, user, numbers), "seatNumbers");
        expectOnlyViolation(
                post(
                        "/api/v1/admin/concerts/" + show.concertId().value() + "/performances",
                        anOperator(),
                        "{\"startsAt\": \"2027-01-16T10:00:00Z\", \"sections\": [" + "null,".repeat(12_000) + "null]}"),
                "sections");
    }

    private static void expectOnlyViolation(ResponseSpec response, String field) {
        expectInvalid(response, field).jsonPath("$.errors.length()").isEqualTo(1);
    }
}
