package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.model.Points;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each call answers when all is well, and the refusals that its use case knows. */
class JourneyWebTest extends WebTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void signsUpInAndOut() {
        String email = UUID.randomUUID() + "@frontrow.example";
        String signUp = """
                {"email": "%s", "password": "correct horse", "name": "Mina"}""".formatted(email);
        ResponseSpec signedUp = post("/api/v1/users", headers -> {}, signUp);
        assertThat(json(signedUp.expectStatus().isCreated()).path("email").asString())
                .isEqualTo(email);
        expectProblem(post("/api/v1/users", headers -> {}, signUp), 409, "email-taken");

        String credentials = """
                {"email": "%s", "password": "%s"}""";
        expectProblem(
                post("/api/v1/sessions", headers -> {}, credentials.formatted(email, "wrong horse")),
                401,
                "bad-credentials");
        expectProblem(
                post("/api/v1/sessions", headers -> {}, credentials.formatted("x" + email, "correct horse")),
                401,
                "bad-credentials");
        JsonNode session = json(post("/api/v1/sessions", headers -> {}, credentials.formatted(email, "correct horse"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*"));

        JsonNode renewed = json(
                refresh(session.path("refreshToken").asString()).expectStatus().isOk());
        client.delete()
                .uri("/api/v1/sessions/current")
                .headers(headers ->
                        headers.setBearerAuth(renewed.path("accessToken").asString()))
                .exchange()
                .expectStatus()
                .isNoContent();
        expectProblem(refresh(renewed.path("refreshToken").asString()), 401, "session-ended");
    }

    @Test
    void renewsASessionThoughTheAccessTokenSentAlongIsOver() {
        String email = UUID.randomUUID() + "@frontrow.example";
        post("/api/v1/users", headers -> {}, """
                {"email": "%s", "password": "correct horse", "name": "Mina"}""".formatted(email));
        post("/api/v1/sessions", headers -> headers.setBearerAuth("over"), """
                {"email": "%s", "password": "correct horse"}""".formatted(email))
                .expectStatus()
                .isOk();
    }

    @Test
    void sellsASeat() {
        WebUser user = aUser();
        Show show = aShow();
        String joining = show.concertPath() + "/queue-tokens";
        JsonNode waiting = json(post(joining, user, "")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/v1/queue-tokens/current"));
        assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
        assertThat(waiting.path("position").asInt()).isEqualTo(1);
        assertThat(waiting.path("expiresAt").isNull()).isTrue();
        assertThat(json(post(joining, user, "").expectStatus().isOk())).isEqualTo(waiting);

        String token = waiting.path("token").asString();
        JsonNode refusal = json(get(show.performancePath() + "/seats", user, token)
                .expectStatus()
                .isForbidden());
        assertThat(refusal.path("code").asString()).isEqualTo("not-your-turn");
        assertThat(refusal.path("ahead").asInt(-1)).isZero();

        admit(show);
        JsonNode status = json(client.get()
                .uri("/api/v1/queue-tokens/current")
                .header("Queue-Token", token)
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(status.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(status.path("expiresAt").isNull()).isFalse();

        String holding = show.performancePath() + "/holds";
        JsonNode hold = json(post(holding, user, token, "{\"seatNumbers\": [13, 12]}")
                .expectStatus()
                .isCreated());
        assertThat(hold.path("seatNumbers").toString()).isEqualTo("[12,13]");
        assertThat(hold.path("totalPrice").asInt()).isEqualTo(100_000);
        assertThat(json(post(holding, user, token, "{\"seatNumbers\": [12, 13]}")
                        .expectStatus()
                        .isOk()))
                .isEqualTo(hold);

        String fromHold = """
                {"holdId": "%s"}""".formatted(hold.path("holdId").asString());
        JsonNode reservation = json(post("/api/v1/reservations", user, token, fromHold)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/api/v1/reservations/.*"));
        assertThat(reservation.path("status").asString()).isEqualTo("RESERVED");
        String reservationId = reservation.path("reservationId").asString();
        expectProblem(post("/api/v1/reservations", user, token, fromHold), 409, "already-reserved")
                .jsonPath("$.reservationId")
                .isEqualTo(reservationId);

        expectProblem(pay(user, token, reservationId, "k1"), 402, "insufficient-balance")
                .jsonPath("$.balance")
                .isEqualTo(0)
                .jsonPath("$.required")
                .isEqualTo(100_000);
        String charge = text(charge(user, "c1", 150_000).expectStatus().isCreated());
        assertThat(text(charge(user, "c1", 150_000).expectStatus().isCreated())).isEqualTo(charge);
        expectProblem(charge(user, "c1", 150_001), 422, "idempotency-key-reused");

        String paid = text(pay(user, token, reservationId, "k2").expectStatus().isCreated());
        assertThat(text(pay(user, token, reservationId, "k2").expectStatus().isCreated()))
                .isEqualTo(paid);
        expectProblem(pay(user, token, reservationId, "k3"), 410, "queue-token-gone");
        String paymentId = JSON.readTree(paid).path("paymentId").asString();

        assertThat(text(get("/api/v1/payments/" + paymentId, user))).isEqualTo(paid);
        assertThat(json(get("/api/v1/payments", user)).path("items").get(0)).isEqualTo(JSON.readTree(paid));
        assertThat(json(get("/api/v1/reservations/" + reservationId, user))
                        .path("status")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(json(get("/api/v1/reservations", user)).path("items").size()).isEqualTo(1);
        assertThat(json(get("/api/v1/wallet", user)).path("balance").asInt()).isEqualTo(50_000);
        JsonNode newest = json(get("/api/v1/wallet/entries?limit=1", user));
        assertThat(newest.path("items").get(0).path("amount").asInt()).isEqualTo(-100_000);
        JsonNode older = json(get(
                "/api/v1/wallet/entries?limit=1&after=" + newest.path("next").asString(), user));
        assertThat(older.path("items").get(0).path("kind").asString()).isEqualTo("CHARGE");
        assertThat(older.path("next").isNull()).isTrue();
    }

    @Test
    void takesSeatsBack() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        JsonNode reservation = json(post("/api/v1/reservations", user, token, """
                {"performanceId": "%s", "seatNumbers": [12, 13]}""".formatted(
                        show.performanceId().value())));
        String reservationId = reservation.path("reservationId").asString();
        String cancelling = "/api/v1/reservations/" + reservationId + "/cancellation";
        expectProblem(post(cancelling, user, ""), 409, "not-cancelable")
                .jsonPath("$.reason")
                .isEqualTo("NOT_PAID");
        charge(user, "c", 100_000);
        pay(user, token, reservationId, "p").expectStatus().isCreated();

        expectProblem(post(cancelling, aUser(), ""), 404, "unknown-reservation");
        expectProblem(post(cancelling, user, "{\"seatNumbers\": [13, 14]}"), 404, "unknown-seat");
        JsonNode some = json(
                post(cancelling, user, "{\"seatNumbers\": [13]}").expectStatus().isOk());
        assertThat(some.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(some.path("seatNumbers").toString()).isEqualTo("[12]");
        assertThat(some.path("refundedAmount").asInt()).isEqualTo(50_000);
        assertThat(some.path("refundStatus").asString()).isEqualTo("DONE");

        charge(user, "full", Points.MAX - 50_000);
        expectProblem(post(cancelling, user, "{}"), 409, "not-cancelable")
                .jsonPath("$.reason")
                .isEqualTo("WALLET_FULL");
    }

    @Test
    void takesAllSeatsBackWithoutABody() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        String reservationId = json(post("/api/v1/reservations", user, token, """
                {"performanceId": "%s", "seatNumbers": [12, 13]}""".formatted(
                                show.performanceId().value())))
                .path("reservationId")
                .asString();
        charge(user, "c", 100_000);
        pay(user, token, reservationId, "p").expectStatus().isCreated();
        String cancelling = "/api/v1/reservations/" + reservationId + "/cancellation";

        String canceled = text(client.post()
                .uri(cancelling)
                .headers(user::authorize)
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(JSON.readTree(canceled).path("status").asString()).isEqualTo("CANCELED");
        assertThat(JSON.readTree(canceled).path("seatNumbers").toString()).isEqualTo("[12,13]");
        assertThat(JSON.readTree(canceled).path("refundedAmount").asInt()).isEqualTo(100_000);

        assertThat(text(post(cancelling, user, "{}").expectStatus().isOk())).isEqualTo(canceled);
        assertThat(text(get("/api/v1/reservations/" + reservationId, user))).isEqualTo(canceled);
        JsonNode refund =
                json(get("/api/v1/wallet/entries", user)).path("items").get(0);
        assertThat(refund.path("kind").asString()).isEqualTo("REFUND");
        assertThat(refund.path("reservationId").asString()).isEqualTo(reservationId);
    }

    @Test
    void keepsWhatIsAnothers() {
        WebUser user = aUser();
        WebUser other = aUser();
        Show show = aShow();
        String token = active(user, show);
        String others = active(other, show);
        JsonNode hold = json(post(show.performancePath() + "/holds", user, token, "{\"seatNumbers\": [7]}"));
        String holdId = hold.path("holdId").asString();

        expectProblem(
                post("/api/v1/reservations", other, others, "{\"holdId\": \"" + holdId + "\"}"), 404, "not-found");
        expectProblem(release(holdId, other, others), 404, "not-found");
        expectProblem(release(holdId, user, others), 401, "queue-token-invalid");
        expectProblem(
                        post(show.performancePath() + "/holds", other, others, "{\"seatNumbers\": [7, 8]}"),
                        409,
                        "seats-taken")
                .jsonPath("$.takenSeatNumbers")
                .value(taken -> assertThat(taken).hasToString("[7]"));

        JsonNode reservation = json(post("/api/v1/reservations", user, token, "{\"holdId\": \"" + holdId + "\"}"));
        String reservationId = reservation.path("reservationId").asString();
        expectProblem(get("/api/v1/reservations/" + reservationId, other), 404, "unknown-reservation");
        expectProblem(pay(other, others, reservationId, "k"), 404, "unknown-reservation");
    }

    @Test
    void refusesSeatsThatCannotBeHad() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        String holding = show.performancePath() + "/holds";

        expectProblem(post(holding, user, token, "{\"seatNumbers\": [51]}"), 404, "unknown-seat");
        expectProblem(post(holding, user, token, "{\"seatNumbers\": [2147483647]}"), 404, "unknown-seat");
        expectProblem(post(holding, user, token, "{\"seatNumbers\": [1, 2, 3, 4, 5]}"), 409, "seat-limit")
                .jsonPath("$.detail")
                .isEqualTo("You can have at most 4 seats per performance.");
        String elsewhere = aShow().performancePath() + "/holds";
        expectProblem(post(elsewhere, user, token, "{\"seatNumbers\": [1]}"), 401, "queue-token-invalid");
        String nowhere = "/api/v1/performances/" + UUID.randomUUID() + "/holds";
        expectProblem(post(nowhere, user, token, "{\"seatNumbers\": [1]}"), 404, "unknown-performance");
        expectProblem(
                post("/api/v1/reservations", user, token, "{\"holdId\": \"" + UUID.randomUUID() + "\"}"),
                410,
                "hold-expired");
    }

    @Test
    void leavesTheQueueOnce() {
        WebUser user = aUser();
        Show show = aShow();
        String token = waiting(user, show);
        client.delete()
                .uri("/api/v1/queue-tokens/current")
                .header("Queue-Token", token)
                .exchange()
                .expectStatus()
                .isNoContent();
        expectProblem(
                client.delete()
                        .uri("/api/v1/queue-tokens/current")
                        .header("Queue-Token", token)
                        .exchange(),
                410,
                "queue-token-gone");
        expectProblem(
                client.get()
                        .uri("/api/v1/queue-tokens/current")
                        .header("Queue-Token", token)
                        .exchange(),
                410,
                "queue-token-gone");
    }

    @Test
    void showsWhatIsOn() {
        Show show = aShow();
        JsonNode concert = json(
                client.get().uri(show.concertPath()).exchange().expectStatus().isOk());
        assertThat(concert.path("timeZone").asString()).isEqualTo("Asia/Seoul");
        assertThat(json(client.get().uri("/api/v1/concerts?limit=200").exchange())
                        .path("items"))
                .contains(concert);
        JsonNode dates =
                json(client.get().uri(show.concertPath() + "/performances").exchange());
        assertThat(dates.path("items").get(0).path("seatsAvailable").asInt()).isEqualTo(50);
        JsonNode queue = json(client.get().uri(show.concertPath() + "/queue").exchange());
        assertThat(queue.path("seedCommitment").isNull()).isTrue();
        assertThat(queue.path("capacity").asInt()).isEqualTo(100);
    }

    @Test
    void letsTheOperatorRunTheHouse() {
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
                  {"name": "Floor", "rows": 100, "seatsPerRow": 400, "price": 90000},
                  {"name": "Balcony", "rows": 100, "seatsPerRow": 100, "price": 50000}]}"""));
        assertThat(large.path("seatsTotal").asInt()).isEqualTo(50_000);

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

    private ResponseSpec refresh(String token) {
        return post("/api/v1/sessions/refresh", headers -> {}, "{\"refreshToken\": \"" + token + "\"}");
    }

    private ResponseSpec release(String holdId, WebUser user, String queueToken) {
        return client.delete()
                .uri("/api/v1/holds/" + holdId)
                .headers(user::authorize)
                .header("Queue-Token", queueToken)
                .exchange();
    }

    private ResponseSpec pay(WebUser user, String queueToken, String reservationId, String key) {
        return post(
                "/api/v1/payments",
                headers -> {
                    user.authorize(headers);
                    headers.set("Queue-Token", queueToken);
                    headers.set("Idempotency-Key", key);
                },
                """
                {"reservationId": "%s", "method": "WALLET"}""".formatted(reservationId));
    }

    private ResponseSpec charge(WebUser user, String key, long amount) {
        return post(
                "/api/v1/wallet/charges",
                headers -> {
                    user.authorize(headers);
                    headers.set("Idempotency-Key", key);
                },
                "{\"amount\": " + amount + "}");
    }

    private ResponseSpec put(String path, WebUser user, String body) {
        return client.put()
                .uri(path)
                .headers(user::authorize)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static String text(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }

    private static JsonNode json(ResponseSpec response) {
        return JSON.readTree(text(response));
    }
}
