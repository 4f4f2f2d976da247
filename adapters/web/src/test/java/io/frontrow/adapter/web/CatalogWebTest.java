package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Concerts, performances and waiting rooms, as users read them and operators create them. */
class CatalogWebTest extends WebTest {
    @Test
    void listsConcertsAndPerformances() {
        Show show = aShow();
        JsonNode concert = json(
                client.get().uri(show.concertPath()).exchange().expectStatus().isOk());
        assertThat(concert.path("timeZone").asString()).isEqualTo("Asia/Seoul");
        await().untilAsserted(() -> assertThat(
                        json(client.get().uri("/api/v1/concerts?limit=200").exchange())
                                .path("items"))
                .contains(concert));
        JsonNode performances =
                json(client.get().uri(show.concertPath() + "/performances").exchange());
        assertThat(performances.path("items").get(0).path("seatsAvailable").asInt())
                .isEqualTo(50);
        JsonNode queue = json(client.get().uri(show.concertPath() + "/queue").exchange());
        assertThat(queue.path("seedCommitment").isNull()).isTrue();
        assertThat(queue.path("capacity").asInt()).isEqualTo(100);
        assertThat(queue.path("sessionSeconds").asInt()).isEqualTo(600);
        assertThat(queue.path("idleSeconds").asInt()).isEqualTo(60);
        assertThat(queue.path("awaySeconds").asInt()).isEqualTo(600);
        assertThat(queue.path("reentry").asString()).isEqualTo("KEEP");
    }

    @Test
    void letsAnOperatorCreateConfigureAndAudit() {
        WebUser operator = anOperator();
        JsonNode concert = json(
                post("/api/v1/admin/concerts", operator, """
                {"title": "달빛", "artist": "A", "venue": "V", "timeZone": "Asia/Seoul",
                 "salesOpenAt": "2026-12-01T20:00:00.123456789+09:00"}""").expectStatus().isCreated());
        assertThat(concert.path("salesOpenAt").asString()).isEqualTo("2026-12-01T11:00:00.123456Z");
        String path = "/api/v1/admin/concerts/" + concert.path("concertId").asString();

        JsonNode standard = json(post(path + "/performances", operator, "{\"startsAt\": \"2027-01-16T10:00:00Z\"}")
                .expectStatus()
                .isCreated());
        assertThat(standard.path("seatsTotal").asInt()).isEqualTo(50);
        JsonNode large = json(post(path + "/performances", operator, """
                {"startsAt": "2027-01-17T10:00:00Z", "sections": [
                  {"name": "Floor", "rows": 100, "seatsPerRow": 400, "price": 90000, "at": {"x": 500, "y": 62.5}},
                  {"name": "Balcony", "rows": 100, "seatsPerRow": 100, "price": 50000}]}"""));
        assertThat(large.path("seatsTotal").asInt()).isEqualTo(50_000);

        assertThat(json(get(
                                "/api/v1/performances/"
                                        + large.path("performanceId").asString() + "/plan",
                                operator))
                        .path("sections"))
                .extracting(section -> section.path("at").toString())
                .containsExactly("{\"x\":500.0,\"y\":62.5,\"rotate\":0.0,\"curve\":0.0}", "null");

        JsonNode room = json(get(path + "/waiting-room", operator));
        assertThat(room.path("order").asString()).isEqualTo("FIFO");
        assertThat(room.path("admittedTotal").asInt(-1)).isZero();
        JsonNode changed = json(put(path + "/waiting-room", operator, """
                {"capacity": 7, "admitPerSecond": 3, "sessionSeconds": 300, "idleSeconds": 30, "opensAt": null,
                 "order": "FIFO", "reentry": "REQUEUE", "guards": "DATES", "paused": true}"""));
        assertThat(changed.path("capacity").asInt()).isEqualTo(7);
        assertThat(json(get(path + "/waiting-room", operator))).isEqualTo(changed);

        JsonNode audit = json(get("/api/v1/admin/audit", operator));
        assertThat(audit.path("ok").asBoolean(true)).isFalse();
        JsonNode broken = audit.path("checks").get(1);
        assertThat(broken.path("violations").asInt()).isEqualTo(12);
        assertThat(broken.path("examples").size()).isEqualTo(10);
    }

    private ResponseSpec put(String path, WebUser user, String body) {
        return client.put()
                .uri(path)
                .headers(user::authorize)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
