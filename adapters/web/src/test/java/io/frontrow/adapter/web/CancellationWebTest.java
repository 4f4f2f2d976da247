package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.model.Points;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Canceling paid seats. */
class CancellationWebTest extends WebTest {
    @Test
    void cancelsSeats() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        JsonNode reservation = json(post("/api/v1/reservations", user, token, """
                {"performanceId": "%s", "seatNumbers": [12, 13]}""".formatted(
                        show.performanceId().value())));
        String reservationId = reservation.path("reservationId").asString();
        String cancellation = "/api/v1/reservations/" + reservationId + "/cancellation";
        expectProblem(post(cancellation, user, "{\"seatNumbers\": [12]}"), 409, "not-cancelable")
                .jsonPath("$.reason")
                .isEqualTo("UNPAID_ONLY_WHOLE");
        topUp(user, "c", 100_000);
        payFromWallet(user, token, reservationId, "p").expectStatus().isCreated();

        expectProblem(post(cancellation, aUser(), ""), 404, "unknown-reservation");
        expectProblem(post(cancellation, user, "{\"seatNumbers\": [13, 14]}"), 404, "unknown-seat");
        JsonNode some = json(post(cancellation, user, "{\"seatNumbers\": [13]}")
                .expectStatus()
                .isOk());
        assertThat(some.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(some.path("seatNumbers").toString()).isEqualTo("[12]");
        assertThat(some.path("refundedAmount").asInt()).isEqualTo(50_000);
        assertThat(some.path("refundStatus").asString()).isEqualTo("DONE");

        topUp(user, "full", Points.MAX - 50_000);
        expectProblem(post(cancellation, user, "{}"), 409, "not-cancelable")
                .jsonPath("$.reason")
                .isEqualTo("WALLET_FULL");
    }

    @Test
    void cancelsAllSeatsWithoutABody() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        String reservationId = json(post("/api/v1/reservations", user, token, """
                {"performanceId": "%s", "seatNumbers": [12, 13]}""".formatted(
                                show.performanceId().value())))
                .path("reservationId")
                .asString();
        topUp(user, "c", 100_000);
        payFromWallet(user, token, reservationId, "p").expectStatus().isCreated();
        String cancellation = "/api/v1/reservations/" + reservationId + "/cancellation";

        String canceled = text(client.post()
                .uri(cancellation)
                .headers(user::authorize)
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(JSON.readTree(canceled).path("status").asString()).isEqualTo("CANCELED");
        assertThat(JSON.readTree(canceled).path("seatNumbers").toString()).isEqualTo("[12,13]");
        assertThat(JSON.readTree(canceled).path("refundedAmount").asInt()).isEqualTo(100_000);

        assertThat(text(post(cancellation, user, "{}").expectStatus().isOk())).isEqualTo(canceled);
        assertThat(text(get("/api/v1/reservations/" + reservationId, user))).isEqualTo(canceled);
        JsonNode refund =
                json(get("/api/v1/wallet/entries", user)).path("items").get(0);
        assertThat(refund.path("kind").asString()).isEqualTo("REFUND");
        assertThat(refund.path("reservationId").asString()).isEqualTo(reservationId);
    }
}
