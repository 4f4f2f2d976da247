package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.gateway.Signatures;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Ledger;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Payments by each card of the sandbox. */
class CardPaymentScenarioTest {

    private static final long PRICE = Performance.PRICE;
    private static final Clock NOW = Clock.systemUTC();

    private final TestSystem frontrow = TestSystem.shared();
    private final Ledger ledger = new Ledger(frontrow.stores());
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final TestUser user = frontrow.user().admitInto(concert);
    private final UUID reservationId = user.reserved(performance, 12, 13);

    @AfterEach
    void audit() {
        frontrow.operator().findsNothingWrong();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tok_ok", "tok_slow", "tok_twice", "tok_early"})
    @DisplayName("S2-8 S3-6.1.1 A payment by card gives the seats to the user and ends the queue token")
    void paysByCard(String card) {
        HttpReply paid = user.paysByCard(reservationId, card, "key").expect(201);

        assertThat(paid.text("status")).isEqualTo("SUCCESS");
        assertThat(paid.text("method")).isEqualTo("CARD");
        assertThat(paid.number("amount")).isEqualTo(2 * PRICE);
        assertThat(user.reservation(reservationId).expect(200).text("status")).isEqualTo("CONFIRMED");
        assertThat(user.payment(paid.id("paymentId")).expect(200).body()).isEqualTo(paid.body());
        assertThat(user.paysByCard(reservationId, card, "key").expect(201).body())
                .isEqualTo(paid.body());
        assertThat(user.payments().expect(200).items()).hasSize(1);
        await().untilAsserted(() -> user.looksAtQueue().refused(410, "queue-token-gone"));
    }

    @Test
    @DisplayName("S2-8 A callback of the payment module settles a pending payment")
    void isSettledByACallback() {
        long before = processedCallbacks();

        HttpReply pending = user.paysByCard(reservationId, "tok_late").expect(201);

        awaitStatus(pending, "SUCCESS");
        await().until(() -> processedCallbacks() > before);
    }

    private long processedCallbacks() {
        return frontrow.stores()
                .jdbc()
                .sql("SELECT count(*) FROM processed_callback")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tok_declined", "tok_insufficient", "tok_of_nobody"})
    @DisplayName("S2-8 A declined card is reported to the user, who keeps the seats and pays by another card")
    void isDeclinedByTheModule(String card) {
        HttpReply refused = user.paysByCard(reservationId, card, "key").refused(402, "payment-declined");

        assertThat(user.paysByCard(reservationId, card, "key")
                        .refused(402, "payment-declined")
                        .body())
                .isEqualTo(refused.body());
        assertThat(user.payments().expect(200).items())
                .extracting(it -> it.path("status").asString())
                .containsExactly("FAIL");
        assertThat(user.reservation(reservationId).text("status")).isEqualTo("RESERVED");
        user.paysByCard(reservationId, card, "key2").refused(402, "payment-declined");
        user.paysByCard(reservationId, "tok_ok", "key").refused(422, "idempotency-key-reused");
        user.paysByCard(reservationId, "tok_ok").expect(201);
    }

    @Test
    @DisplayName("S2-8 A payment with a late result is pending until the callback settles it")
    void isSettledByTheCallback() {
        HttpReply pending = user.paysByCard(reservationId, "tok_late", "key").expect(201);
        assertThat(pending.text("status")).isEqualTo("PENDING");
        assertThat(pending.isNull("paidAt")).isTrue();
        assertThat(user.isActive()).isTrue();

        awaitStatus(pending, "SUCCESS");

        assertThat(user.reservation(reservationId).text("status")).isEqualTo("CONFIRMED");
        await().untilAsserted(() -> user.looksAtQueue().refused(410, "queue-token-gone"));
        assertThat(user.paysByCard(reservationId, "tok_late", "key").expect(201).body())
                .isEqualTo(pending.body());
    }

    @Test
    @DisplayName("S2-8 A payment without a result is pending until reconciliation with the payment module settles it")
    void isSettledByTheReconciler() {
        HttpReply pending = user.paysByCard(reservationId, "tok_silent").expect(201);
        assertThat(pending.text("status")).isEqualTo("PENDING");

        awaitStatus(pending, "SUCCESS");

        assertThat(user.reservation(reservationId).text("status")).isEqualTo("CONFIRMED");
        await().untilAsserted(() -> user.looksAtQueue().refused(410, "queue-token-gone"));
    }

    @Test
    @DisplayName("Metrics show what is still to be settled with the payment module")
    void showsWhatIsPendingAsMetrics() {
        assertThat(frontrow.metrics())
                .contains(
                        "frontrow_cards_payments_pending",
                        "frontrow_cards_payments_pending_age_seconds",
                        "frontrow_cards_refunds_pending",
                        "frontrow_cards_refunds_pending_age_seconds");
    }

    @Test
    @DisplayName("S2-8 S3-6.1.4 A capture for a reservation that expired meanwhile is refunded to the card")
    void refundsACaptureThatComesTooLate() {
        HttpReply pending = user.paysByCard(reservationId, "tok_late").expect(201);

        frontrow.timeMachine().endReservation(concert, reservationId);

        assertGivenBack(pending, "RESERVATION_EXPIRED");
        user.paysByCard(reservationId, "tok_ok").refused(410, "reservation-expired");
    }

    @Test
    @DisplayName("S2-8 S1-7 If the wallet pays while a card is pending, the capture is refunded to the card")
    void refundsWhatIsPaidTwice() {
        HttpReply pending = user.paysByCard(reservationId, "tok_late").expect(201);

        user.withPoints(2 * PRICE).pays(reservationId).expect(201);

        assertGivenBack(pending, "ALREADY_PAID");
        assertThat(user.balance()).isZero();
    }

    @Test
    @DisplayName(
            "S2-8 S2-11 When cards and a wallet pay for one reservation at once, one pays and the others are refunded")
    void sellsOnce() {
        user.withPoints(2 * PRICE);
        List<String> cards = List.of("tok_ok", "tok_twice", "tok_early", "tok_slow", "WALLET");

        List<HttpReply> replies = Concurrently.forEach(
                cards, card -> card.equals("WALLET") ? user.pays(reservationId) : user.paysByCard(reservationId, card));

        assertThat(replies).allMatch(it -> List.of(201, 409, 410).contains(it.status()));
        assertThat(replies).filteredOn(it -> it.is(201)).hasSize(1);
        await().untilAsserted(() -> assertThat(user.payments().items())
                .filteredOn(it -> it.path("status").asString().equals("FAIL"))
                .allMatch(it ->
                        ledger.isGivenBack(UUID.fromString(it.path("paymentId").asString()))));
        assertThat(user.payments().items())
                .filteredOn(it -> it.path("status").asString().equals("SUCCESS"))
                .hasSize(1);
    }

    @Test
    @DisplayName("S2-8 A callback must be signed, is valid for five minutes, and is processed once")
    void acceptsOnlySignedCallbacksOfTheModule() {
        HttpReply pending = user.paysByCard(reservationId, "tok_late").expect(201);
        String body = callback(pending.id("paymentId"), 2 * PRICE);
        byte[] bytes = body.getBytes(UTF_8);
        Signatures module = new Signatures(FrontrowServer.GATEWAY_SECRET, NOW);
        Signatures forger = new Signatures("some other secret, just as long as that one", NOW);
        Signatures old = new Signatures(
                FrontrowServer.GATEWAY_SECRET,
                Clock.offset(NOW, Duration.ofMinutes(6).negated()));

        frontrow.sends(Request.post("/gateway/callbacks").body(body)).refused(401, "signature-invalid");
        callBack(forger.sign(bytes), body).refused(401, "signature-invalid");
        callBack(old.sign(bytes), body).refused(401, "signature-invalid");
        callBack(module.sign(bytes), body.replace("charge", "change")).refused(401, "signature-invalid");
        assertThat(user.payment(pending.id("paymentId")).text("status")).isEqualTo("PENDING");

        String unknown = callback(UUID.randomUUID(), 2 * PRICE);
        callBack(module.sign(unknown.getBytes(UTF_8)), unknown).refused(404, "unknown-payment");
        callBack(module.sign("[]".getBytes(UTF_8)), "[]").refused(400, "invalid-request");
        callBack(module.sign(bytes), body).expect(204);
        assertThat(user.payment(pending.id("paymentId")).text("status")).isEqualTo("SUCCESS");
        callBack(module.sign(bytes), body).refused(409, "callback-replayed");
    }

    @Test
    @DisplayName("S2-8 A capture of another amount is no payment, and is not lost from sight")
    void settlesNothingByACaptureOfAnotherAmount() {
        HttpReply pending = user.paysByCard(reservationId, "tok_late").expect(201);
        Signatures module = new Signatures(FrontrowServer.GATEWAY_SECRET, NOW);
        String less = callback(pending.id("paymentId"), 2 * PRICE - 1);

        callBack(module.sign(less.getBytes(UTF_8)), less).refused(409, "capture-mismatch");
        assertThat(user.payment(pending.id("paymentId")).text("status")).isEqualTo("PENDING");

        String corrected = callback(pending.id("paymentId"), 2 * PRICE);
        callBack(module.sign(corrected.getBytes(UTF_8)), corrected).expect(204);
        assertThat(user.payment(pending.id("paymentId")).text("status")).isEqualTo("SUCCESS");
    }

    private HttpReply callBack(String signature, String body) {
        return frontrow.sends(Request.post("/gateway/callbacks")
                .with("Frontrow-Signature", signature)
                .body(body));
    }

    private static String callback(UUID paymentId, long amount) {
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "callbackId",
                        UUID.randomUUID(),
                        "paymentId",
                        paymentId,
                        "status",
                        "CAPTURED",
                        "chargeId",
                        "charge",
                        "amount",
                        amount));
    }

    private void assertGivenBack(HttpReply payment, String failure) {
        HttpReply failed = awaitStatus(payment, "FAIL");
        assertThat(failed.text("failure")).isEqualTo(failure);
        assertThat(failed.number("refundedAmount")).isEqualTo(2 * PRICE);
        await().until(() -> ledger.isGivenBack(payment.id("paymentId")));
    }

    private HttpReply awaitStatus(HttpReply payment, String status) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> user.payment(payment.id("paymentId")),
                        it -> it.expect(200).text("status").equals(status));
    }
}
