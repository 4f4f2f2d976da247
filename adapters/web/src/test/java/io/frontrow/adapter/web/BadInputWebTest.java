package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** No input is answered by a fault of ours, and what is wrong with it is named. */
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
    private static final String SECTION = """
            {"startsAt": "2027-01-16T10:00:00Z", "sections": [
              {"name": "Floor", "rows": %s, "seatsPerRow": %s, "price": %s}]}""";

    static Stream<String> amounts() {
        return Stream.of(
                "0",
                "-1",
                "1.5",
                "1.0",
                "1e3",
                "9000000000000001",
                "9223372036854775808",
                "-9223372036854775809",
                "1e400",
                "\"5\"",
                "\"\"",
                "true",
                "null",
                "[]",
                "[5]",
                "{}");
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void refusesAnAmount(String amount) {
        expectInvalid(charge("{\"amount\": " + amount + "}"), "amount");
    }

    static Stream<String> bodies() {
        return Stream.of(
                "",
                " ",
                "null",
                "{",
                "[]",
                "5",
                "\"amount\"",
                "{\"amount\": NaN}",
                "{\"amount\": 01}",
                "{\"amount\": 1,}",
                "{'amount': 1}",
                "{amount: 1}",
                "{\"amount\": 1} {\"amount\": 2}",
                "{\"amount\": 1} x",
                "{\"amount\": 1, \"amount\": 2}",
                "{\"" + "x".repeat(500) + "\": 1}",
                "{\"amount\": " + "1".repeat(5_000) + "}",
                "[".repeat(10_000),
                "{\"a\":".repeat(33) + "1" + "}".repeat(33),
                "\0",
                "\uFEFF");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesABody(String body) {
        expectProblem(charge(body), 400, "invalid-request")
                .jsonPath("$.errors.length()")
                .isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] body = "{\"email\": \"m\u00fcna@frontrow.example\", \"password\": \"correct horse\", \"name\": \"Mina\"}"
                .getBytes(StandardCharsets.ISO_8859_1);
        expectProblem(
                client.post()
                        .uri("/api/v1/users")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange(),
                400,
                "invalid-request");
    }

    @Test
    void namesAFieldThatItDoesNotKnow() {
        expectInvalid(charge("{\"amount\": 1, \"bonus\": 1}"), "bonus")
                .jsonPath("$.errors[0].message")
                .isEqualTo("is not a known field");
    }

    @Test
    void namesAllThatIsWrongAtOnceAndInKorean() {
        client.post()
                .uri("/api/v1/users")
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "ko-KR,ko;q=0.9")
                .bodyValue(USER.formatted("\"mina\"", "\"short\"", "\" \""))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_LANGUAGE, "ko")
                .expectBody()
                .json("""
                        {"type": "/problems/invalid-request", "title": "잘못된 요청", "status": 400,
                         "detail": "누락되었거나 잘못된 항목이 있습니다.", "code": "invalid-request", "errors": [
                           {"field": "email", "message": "이메일 주소여야 합니다"},
                           {"field": "name", "message": "1~100자여야 하며, 공백만으로 이루어지거나 제어 문자를 포함하면 안 됩니다"},
                           {"field": "password", "message": "8~128자여야 합니다"}]}""");
    }

    @Test
    void namesAllThatIsMissing() {
        expectProblem(post("/api/v1/users", headers -> {}, "{}"), 400, "invalid-request")
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields).hasToString("[\"email\",\"name\",\"password\"]"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("is required");
    }

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
                Arguments.of("password", USER.formatted(EMAIL, "\"1234567\"", NAME)),
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
    void refusesAUser(String field, String body) {
        expectInvalid(post("/api/v1/users", headers -> {}, body), field);
    }

    @Test
    void refusesToSignInOrRefreshWithWhatCannotBe() {
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
    void refusesAConcert(String field, String body) {
        expectInvalid(post("/api/v1/admin/concerts", anOperator(), body), field);
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
                Arguments.of("sections", SECTION.formatted("1000", "101", "1")));
    }

    @ParameterizedTest
    @MethodSource("performances")
    void refusesAPerformance(String field, String body) {
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
    void refusesAnAdmissionThatNamesNobodyOrTwo(String body) {
        String path = "/api/v1/admin/concerts/" + aShow().concertId().value() + "/waiting-room/admissions";
        expectInvalid(post(path, anOperator(), body), "userId");
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of("capacity", POLICY.formatted("0", "1", "null", "\"FIFO\"", "false")),
                Arguments.of("capacity", POLICY.formatted("1000001", "1", "null", "\"FIFO\"", "false")),
                Arguments.of("admitPerSecond", POLICY.formatted("1", "null", "null", "\"FIFO\"", "false")),
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
    void refusesAPolicy(String field, String body) {
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
    void refusesSeats(String field, String body) {
        WebUser user = aUser();
        Show show = aShow();
        expectInvalid(post(show.performancePath() + "/holds", user, waiting(user, show), body), field);
    }

    @Test
    void refusesMoreSeatsThanARequestMayName() {
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
    void refusesAReservation(String field, String body) {
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
    void refusesACancellation(String field, String body) {
        String path = "/api/v1/reservations/" + UUID.randomUUID() + "/cancellation";
        expectInvalid(post(path, aUser(), body), field);
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
    void refusesAPayment(String field, String body) {
        expectInvalid(pay(body, "k"), field);
    }

    @Test
    void asksForTheKeyBeforeTheBody() {
        expectProblem(pay("{}"), 400, "idempotency-key-missing");
        expectProblem(post("/api/v1/wallet/charges", aUser(), "{}"), 400, "idempotency-key-missing");
    }

    @Test
    void refusesAKey() {
        String body = "{\"reservationId\": \"" + UUID.randomUUID() + "\", \"method\": \"WALLET\"}";
        for (String key : List.of("", "with space", "x".repeat(256), "caf\u00e9")) {
            expectInvalid(pay(body, key), "Idempotency-Key");
        }
        expectInvalid(pay(body, "one", "two"), "Idempotency-Key");
    }

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
    void refusesAPage(String query, String field) {
        expectInvalid(client.get().uri("/api/v1/concerts?" + query).exchange(), field);
    }

    @Test
    void namesAllThatIsWrongWithAPage() {
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
    void knowsNothingByAnIdThatIsNone(String path, String code) {
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
    void knowsNothingAtAnUnknownPath(String path) {
        expectProblem(get(path, aUser()), 404, "not-found");
    }

    private ResponseSpec charge(String body) {
        WebUser user = aUser();
        return post(
                "/api/v1/wallet/charges",
                headers -> {
                    user.authorize(headers);
                    headers.set("Idempotency-Key", "k");
                },
                body);
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

    private static BodyContentSpec expectInvalid(ResponseSpec response, String field) {
        return expectProblem(response, 400, "invalid-request")
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }
}
