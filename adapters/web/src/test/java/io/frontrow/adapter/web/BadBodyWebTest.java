package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A body that cannot be read is rejected, and every violation is named. */
class BadBodyWebTest extends WebTest {

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
    void rejectsAnInvalidAmount(String amount) {
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
    void rejectsAnInvalidBody(String body) {
        expectProblem(charge(body), 400, "invalid-request")
                .jsonPath("$.errors.length()")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32"})
    void rejectsABodyThatIsNotUtf8(Charset encoding) {
        byte[] body = "{\"email\": \"mina@frontrow.example\", \"password\": \"correct horse\", \"name\": \"M\u00fcna\"}"
                .getBytes(encoding);
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
    void namesAnUnknownField() {
        expectInvalid(charge("{\"amount\": 1, \"bonus\": 1}"), "bonus")
                .jsonPath("$.errors[0].message")
                .isEqualTo("is not a known field");
    }

    @Test
    void namesEveryViolationInKorean() {
        client.post()
                .uri("/api/v1/users")
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "ko-KR,ko;q=0.9")
                .bodyValue("{\"email\": \"mina\", \"password\": \"short\", \"name\": \" \"}")
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
                           {"field": "name", "message": "1~100자여야 하며, 공백만으로 이루어지거나 제어 문자 또는 보이지 않는 문자를 포함하면 안 됩니다"},
                           {"field": "password", "message": "8~128자여야 합니다"}]}""");
    }

    @Test
    void namesEveryMissingField() {
        expectProblem(post("/api/v1/users", headers -> {}, "{}"), 400, "invalid-request")
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields).hasToString("[\"email\",\"name\",\"password\"]"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("is required");
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
}
