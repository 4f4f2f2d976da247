package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.payment.model.CardAttempts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Card payments, and callbacks of the payment module. */
@SuppressWarnings("NullAway.Init") // JUnit calls reserve.
class CardsWebTest extends WebTest {

    private WebUser user;
    private String token;
    private String reservationId;
    private long price;

    @BeforeEach
    void reserve() {
        Show show = aShow();
        user = aUser();
        token = active(user, show);
        String body = """
                {"performanceId": "%s", "seatNumbers": [12]}""".formatted(show.performanceId().value());
        JsonNode reservation = json(post("/api/v1/reservations", user, token, body));
        reservationId = reservation.path("reservationId").asString();
        price = reservation.path("totalPrice").asLong();
    }

    @Test
    void paysAndEndsTheQueueToken() {
        String paid = text(
                pay("k", "tok_ok").expectStatus().isCreated().expectHeader().exists("Location"));

        assertThat(JSON.readTree(paid).path("method").asString()).isEqualTo("CARD");
        assertThat(JSON.readTree(paid).path("status").asString()).isEqualTo("SUCCESS");
        assertThat(text(pay("k", "tok_ok").expectStatus().isCreated())).isEqualTo(paid);
        expectProblem(pay("k2", "tok_ok"), 410, "queue-token-gone");
        expectProblem(pay("k", "tok_other"), 422, "idempotency-key-reused");
    }

    @Test
    void reportsWhyTheCardWasDeclined() {
        expectProblem(pay("k1", "tok_declined"), 402, "payment-declined")
                .jsonPath("$.reason")
                .isEqualTo("DECLINED");
        expectProblem(pay("k2", "tok_insufficient"), 402, "payment-declined")
                .jsonPath("$.reason")
                .isEqualTo("INSUFFICIENT");
        pay("k3", "tok_ok").expectStatus().isCreated();
    }

    @Test
    void reportsPendingUntilTheModuleCallsBack() {
        String pending = text(pay("k", "tok_late").expectStatus().isCreated());
        String paymentId = JSON.readTree(pending).path("paymentId").asString();
        assertThat(JSON.readTree(pending).path("status").asString()).isEqualTo("PENDING");
        assertThat(text(get("/api/v1/payments/" + paymentId, user))).isEqualTo(pending);

        expectProblem(callBack("genuine", paymentId, price - 1), 409, "capture-mismatch");
        callBack("genuine", paymentId, price).expectStatus().isNoContent();

        JsonNode payment = json(get("/api/v1/payments/" + paymentId, user));
        assertThat(payment.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(text(pay("k", "tok_late").expectStatus().isCreated())).isEqualTo(pending);
        expectProblem(callBack("genuine", paymentId, price), 409, "callback-replayed");
        expectProblem(get("/api/v1/queue-tokens/current", user, token), 410, "queue-token-gone");
    }

    @Test
    void rejectsASecondCardWhileOneIsPending() {
        pay("k", "tok_silent").expectStatus().isCreated();

        expectProblem(pay("k2", "tok_ok"), 409, "payment-pending");
    }

    @Test
    void rejectsCardsAfterManyDeclines() {
        for (int i = 0; i < CardAttempts.DECLINES_PER_RESERVATION_MAX; i++) {
            expectProblem(pay("k" + i, "tok_declined"), 402, "payment-declined");
        }

        ResponseSpec rejected = pay("k", "tok_ok");

        rejected.expectHeader().valueEquals("Retry-After", 3600);
        expectProblem(rejected, 429, "too-many-requests");
    }

    @Test
    void reportsPendingWhileTheModuleIsSilent() {
        assertThat(json(pay("k", "tok_silent").expectStatus().isCreated())
                        .path("status")
                        .asString())
                .isEqualTo("PENDING");
    }

    @Test
    void rejectsACallbackWithoutAValidSignature() {
        String paymentId = json(pay("k", "tok_late")).path("paymentId").asString();
        for (String signature : List.of("", "forged", "stale")) {
            expectProblem(callBack(signature, paymentId, price), 401, "signature-invalid");
        }
        expectProblem(post("/api/v1/gateway/callbacks", headers -> {}, "{}"), 401, "signature-invalid");
        expectProblem(client.post().uri("/api/v1/gateway/callbacks").exchange(), 401, "signature-invalid");
        expectProblem(post("/api/v1/gateway/callbacks", headers -> {}, "x".repeat(70_000)), 413, "payload-too-large");

        assertThat(json(get("/api/v1/payments/" + paymentId, user))
                        .path("status")
                        .asString())
                .isEqualTo("PENDING");
    }

    @Test
    void rejectsACallbackWithAnInvalidBody() {
        expectProblem(callBack("genuine", UUID.randomUUID().toString(), price), 404, "unknown-payment");
        expectProblem(
                post(
                        "/api/v1/gateway/callbacks",
                        headers -> headers.set("Frontrow-Signature", "genuine"),
                        "{\"garbled\": tr"),
                400,
                "invalid-request");
    }

    private ResponseSpec pay(String key, String cardToken) {
        return post(
                "/api/v1/payments",
                headers -> {
                    user.authorize(headers);
                    headers.set("Queue-Token", token);
                    headers.set("Idempotency-Key", key);
                },
                """
                {"reservationId": "%s", "method": "CARD", "cardToken": "%s"}""".formatted(reservationId, cardToken));
    }

    private ResponseSpec callBack(String signature, String paymentId, long amount) {
        return post("/api/v1/gateway/callbacks", headers -> headers.set("Frontrow-Signature", signature), """
                {"callbackId": "c", "paymentId": "%s", "status": "CAPTURED", "chargeId": "charge", "amount": %d}""".formatted(
                        paymentId, amount));
    }
}
