package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Buying seats: from the queue to the ledger, and what other users may see of it. */
class PurchaseWebTest extends WebTest {
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
        JsonNode problem = json(get(show.performancePath() + "/seats", user, token)
                .expectStatus()
                .isForbidden());
        assertThat(problem.path("code").asString()).isEqualTo("not-your-turn");
        assertThat(problem.path("ahead").asInt(-1)).isZero();

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
        JsonNode performance = json(get(show.concertPath() + "/performances", user, token))
                .path("items")
                .get(0);
        assertThat(reservation.path("startsAt")).isEqualTo(performance.path("startsAt"));
        String reservationId = reservation.path("reservationId").asString();
        expectProblem(post("/api/v1/reservations", user, token, fromHold), 409, "already-reserved")
                .jsonPath("$.reservationId")
                .isEqualTo(reservationId);

        expectProblem(payFromWallet(user, token, reservationId, "k1"), 402, "insufficient-balance")
                .jsonPath("$.balance")
                .isEqualTo(0)
                .jsonPath("$.required")
                .isEqualTo(100_000);
        String charge = text(topUp(user, "c1", 150_000).expectStatus().isCreated());
        assertThat(text(topUp(user, "c1", 150_000).expectStatus().isCreated())).isEqualTo(charge);
        expectProblem(topUp(user, "c1", 150_001), 422, "idempotency-key-reused");

        String paid = text(
                payFromWallet(user, token, reservationId, "k2").expectStatus().isCreated());
        assertThat(text(payFromWallet(user, token, reservationId, "k2")
                        .expectStatus()
                        .isCreated()))
                .isEqualTo(paid);
        expectProblem(payFromWallet(user, token, reservationId, "k3"), 410, "queue-token-gone");
        String paymentId = JSON.readTree(paid).path("paymentId").asString();

        assertThat(text(get("/api/v1/payments/" + paymentId, user))).isEqualTo(paid);
        assertThat(json(get("/api/v1/payments", user)).path("items").get(0)).isEqualTo(JSON.readTree(paid));
        assertThat(json(get("/api/v1/reservations/" + reservationId, user))
                        .path("status")
                        .asString())
                .isEqualTo("CONFIRMED");
        JsonNode reservations = json(get("/api/v1/reservations", user)).path("items");
        assertThat(reservations.size()).isEqualTo(1);
        assertThat(reservations.get(0).path("startsAt")).isEqualTo(reservation.path("startsAt"));
        assertThat(json(get("/api/v1/wallet", user)).path("balance").asInt()).isEqualTo(50_000);
        JsonNode newest = json(get("/api/v1/wallet/entries?limit=1", user));
        assertThat(newest.path("items").get(0).path("amount").asInt()).isEqualTo(-100_000);
        JsonNode older = json(get(
                "/api/v1/wallet/entries?limit=1&after=" + newest.path("next").asString(), user));
        assertThat(older.path("items").get(0).path("kind").asString()).isEqualTo("CHARGE");
        assertThat(older.path("next").isNull()).isTrue();
    }

    @Test
    void hidesTheHoldsAndReservationsOfOthers() {
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
        expectProblem(payFromWallet(other, others, reservationId, "k"), 404, "unknown-reservation");
    }

    @Test
    void rejectsSeatsThatCannotBeHeld() {
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

    private ResponseSpec release(String holdId, WebUser user, String queueToken) {
        return client.delete()
                .uri("/api/v1/holds/" + holdId)
                .headers(user::authorize)
                .header("Queue-Token", queueToken)
                .exchange();
    }
}
