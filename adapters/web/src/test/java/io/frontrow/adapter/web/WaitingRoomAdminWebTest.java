package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** The policy of a waiting room, as several operators change it. */
class WaitingRoomAdminWebTest extends WebTest {
    @Test
    void whatWasReadCanBeSentBack() {
        String path = path(aShow());
        String read = text(get(path, anOperator()));

        JsonNode changed = json(send(HttpMethod.PUT, path, WaitingRoomAdminWebTest::unconditionally, read)
                .expectStatus()
                .isOk());

        assertThat(changed).isEqualTo(JSON.readTree(read));
    }

    @Test
    void aPatchChangesOnlyWhatItNames() {
        String path = path(aShow());
        JsonNode before = json(get(path, anOperator()));

        JsonNode changed = json(patch(path, "{\"capacity\": 7}").expectStatus().isOk());
        assertThat(changed.path("capacity").asInt()).isEqualTo(7);
        JsonNode back = json(patch(path, "{\"capacity\": 100}"));
        assertThat(back).isEqualTo(before);
        assertThat(json(patch(path, "{}"))).isEqualTo(before);
    }

    @Test
    void anEmergencyPauseIsNotUndoneByAnOldState() {
        WebUser operator = anOperator();
        String path = path(aShow());
        ResponseSpec read = get(path, operator);
        String tag = Objects.requireNonNull(
                read.returnResult(String.class).getResponseHeaders().getETag());
        String policy = text(get(path, operator));
        post(path + "/pause", operator, "").expectStatus().isOk();

        expectProblem(send(HttpMethod.PUT, path, ifMatch(tag), policy), 412, "precondition-failed");
        expectProblem(send(HttpMethod.PATCH, path, ifMatch(tag), "{\"capacity\": 7}"), 412, "precondition-failed");
        expectProblem(send(HttpMethod.PATCH, path, ifMatch("W/\"1\""), "{}"), 412, "precondition-failed");
        expectProblem(send(HttpMethod.PATCH, path, ifMatch("\"seats\""), "{}"), 412, "precondition-failed");
        assertThat(json(get(path, operator)).path("paused").asBoolean()).isTrue();

        String current = get(path, operator)
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
        JsonNode changed = json(send(HttpMethod.PATCH, path, ifMatch(tag + ", " + current), "{\"capacity\": 7}"));
        assertThat(changed.path("paused").asBoolean()).isTrue();
        send(HttpMethod.PATCH, path, ifMatch("*"), "{\"paused\": false}")
                .expectStatus()
                .isOk();
    }

    @Test
    void aRoomOpensWithTheSaleOrLater() {
        Show show = aShow();
        String path = path(show);
        Instant salesOpenAt =
                Instant.parse(json(client.get().uri(show.concertPath()).exchange())
                        .path("salesOpenAt")
                        .asString());

        expectInvalid(patch(path, opening(salesOpenAt.minusSeconds(1))), "opensAt");
        JsonNode later = json(patch(path, opening(salesOpenAt.plus(Duration.ofDays(2))))
                .expectStatus()
                .isOk());
        assertThat(later.path("opensAt").asString())
                .isEqualTo(salesOpenAt.plus(Duration.ofDays(2)).toString());
        assertThat(json(patch(path, "{\"opensAt\": null}")).path("opensAt").asString())
                .isEqualTo(salesOpenAt.toString());
        patch(path, opening(salesOpenAt.plus(Duration.ofDays(2))))
                .expectStatus()
                .isOk();
        JsonNode replaced = json(send(HttpMethod.PUT, path, WaitingRoomAdminWebTest::unconditionally, """
                {"capacity": 7, "admitPerSecond": 3, "sessionSeconds": 300, "idleSeconds": 30, "order": "FIFO",
                 "reentry": "REQUEUE", "guards": "DATES", "paused": false}"""));
        assertThat(replaced.path("opensAt").asString()).isEqualTo(salesOpenAt.toString());
    }

    @Test
    void theAwayTimeIsTenMinutesUnlessThePolicyNamesAnother() {
        String path = path(aShow());
        assertThat(json(patch(path, "{\"awaySeconds\": 0}")).path("awaySeconds").asInt(-1))
                .isZero();
        assertThat(json(patch(path, "{\"capacity\": 7}")).path("awaySeconds").asInt(-1))
                .isZero();

        JsonNode replaced = json(send(HttpMethod.PUT, path, WaitingRoomAdminWebTest::unconditionally, """
                {"capacity": 7, "admitPerSecond": 3, "sessionSeconds": 300, "idleSeconds": 30, "order": "FIFO",
                 "reentry": "KEEP", "guards": "SEATS", "paused": false}"""));
        assertThat(replaced.path("awaySeconds").asInt()).isEqualTo(600);
        assertThat(replaced.path("away").asInt(-1)).isZero();
        expectInvalid(patch(path, "{\"awaySeconds\": null}"), "awaySeconds");
        expectInvalid(patch(path, "{\"awaySeconds\": -1}"), "awaySeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"capacity\": null}", "{\"capacity\": 0}", "{\"capacity\": \"7\"}"})
    void rejectsAnInvalidPatch(String body) {
        expectInvalid(patch(path(aShow()), body), "capacity");
    }

    private static String opening(Instant opensAt) {
        return "{\"opensAt\": \"%s\"}".formatted(opensAt);
    }

    private static String path(Show show) {
        return "/api/v1/admin/concerts/" + show.concertId().value() + "/waiting-room";
    }

    private ResponseSpec patch(String path, String body) {
        return send(HttpMethod.PATCH, path, WaitingRoomAdminWebTest::unconditionally, body);
    }

    private static Consumer<HttpHeaders> ifMatch(String tag) {
        return headers -> headers.set(HttpHeaders.IF_MATCH, tag);
    }

    private ResponseSpec send(HttpMethod method, String path, Consumer<HttpHeaders> condition, String body) {
        WebUser operator = anOperator();
        return client.method(method)
                .uri(path)
                .headers(operator::authorize)
                .headers(condition)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void unconditionally(HttpHeaders headers) {}
}
