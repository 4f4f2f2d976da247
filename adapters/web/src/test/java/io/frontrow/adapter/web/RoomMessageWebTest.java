package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.stream.StreamClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** The operator's message to those who wait. */
class RoomMessageWebTest extends StreamWebTest {
    @Test
    void isShownInTheQueueAndInEveryStatus() {
        Show show = aShow();
        WebUser user = aUser();
        String token = waiting(user, show);

        write(show, "{\"text\": {\"en\": \"Doors open late.\", \"ko\": \"입장이 늦어집니다.\"}}")
                .expectStatus()
                .isNoContent();

        JsonNode queue = json(client.get().uri(show.concertPath() + "/queue").exchange());
        assertThat(queue.at("/message/text/en").asString()).isEqualTo("Doors open late.");
        assertThat(queue.at("/message/text/ko").asString()).isEqualTo("입장이 늦어집니다.");
        assertThat(queue.at("/message/at").asString()).isEqualTo(clock.instant().toString());
        JsonNode status = json(get("/api/v1/queue-tokens/current", user, token));
        assertThat(status.path("message")).isEqualTo(queue.path("message"));
    }

    @Test
    void isToldToAnOpenStreamAndTakenBack() {
        Show show = aShow();
        StreamClient stream = listen(EVENTS, "Queue-Token", waiting(aUser(), show));
        assertThat(status(stream, "position").path("message").isNull()).isTrue();

        write(show, "{\"text\": {\"ko\": \"잠시만 기다려 주세요.\"}}").expectStatus().isNoContent();

        JsonNode told = status(stream, "position").path("message");
        assertThat(told.at("/text/ko").asString()).isEqualTo("잠시만 기다려 주세요.");
        assertThat(told.at("/text/en").isNull()).isTrue();

        client.delete()
                .uri(path(show))
                .headers(anOperator()::authorize)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(status(stream, "position").path("message").isNull()).isTrue();
    }

    @Test
    void isLimitedInLength() {
        Show show = aShow();

        write(show, "{\"text\": {\"en\": \"" + "x".repeat(280) + "\"}}")
                .expectStatus()
                .isNoContent();

        expectInvalid(write(show, "{\"text\": {\"en\": \"" + "x".repeat(281) + "\"}}"), "text.en");
        expectInvalid(write(show, "{\"text\": {\"en\": \"x\", \"ko\": \" \"}}"), "text.ko");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": null}", "{\"text\": {}}", "{\"text\": {\"en\": null, \"ko\": null}}"})
    void needsATextInOneLanguage(String body) {
        expectInvalid(write(aShow(), body), "text");
    }

    private static String path(Show show) {
        return "/api/v1/admin/concerts/" + show.concertId().value() + "/waiting-room/message";
    }

    private ResponseSpec write(Show show, String body) {
        return client.put()
                .uri(path(show))
                .headers(anOperator()::authorize)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
