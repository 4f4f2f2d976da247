package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    private static final long PRICE = Performance.PRICE;

    private final TestSystem frontrow = TestSystem.shared();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final TestUser user = frontrow.user().withPoints(3 * PRICE).admitInto(concert);

    @Test
    @DisplayName("S3-6.1.1 S0-6 S1-7 A payment in time gives the seats to the user, moves the points and records it")
    void paysForAReservation() {
        UUID reservationId = user.reserved(performance, 12, 13);

        HttpReply payment = user.pays(reservationId).expect(201);

        assertThat(payment.text("status")).isEqualTo("SUCCESS");
        assertThat(payment.number("amount")).isEqualTo(2 * PRICE);
        assertThat(user.reservation(reservationId).expect(200).text("status")).isEqualTo("CONFIRMED");
        assertThat(user.balance()).isEqualTo(PRICE);
        assertThat(user.walletEntries()
                        .expect(200)
                        .items()
                        .getFirst()
                        .path("amount")
                        .asLong())
                .isEqualTo(-2 * PRICE);
        assertThat(user.payment(payment.id("paymentId")).expect(200).body()).isEqualTo(payment.body());
    }

    @Test
    @DisplayName("S3-6.1.1 S1-7 Paid seats are sold and not available to others")
    void sellsTheSeats() {
        user.pays(user.reserved(performance, 12)).expect(201);
        TestUser other = frontrow.user().admitInto(concert);

        await().untilAsserted(() -> assertThat(other.seats(performance, "SOLD")).containsExactly(12));
        other.reserves(performance, 12).refused(409, "seats-taken");
    }

    @Test
    @DisplayName("S3-6.1.1 S2-5 A payment ends the queue token and admits the next user")
    void endsTheTokenWithThePayment() {
        Concert narrow = frontrow.concert(RoomPolicy.NARROW);
        TestUser buyer = frontrow.user().withPoints(PRICE).admitInto(narrow);
        TestUser next = frontrow.user();
        next.joins(narrow).expect(201);

        buyer.pays(buyer.reserved(narrow.performance(), 1)).expect(201);

        buyer.looksAtQueue().refused(410, "queue-token-gone");
        next.waitsForTurn();
    }

    @Test
    @DisplayName("S3-6.1.2 Paying requires valid tokens of the same user, who has a turn for this concert")
    void paysNothingWithoutValidTokens() {
        UUID reservationId = user.reserved(performance, 12);

        user.onAnotherDevice().pays(reservationId).refused(401, "queue-token-missing");
        user.carrying("garbled").pays(reservationId).refused(401, "queue-token-invalid");
        frontrow.user().carrying(user.queueToken()).pays(reservationId).refused(401, "queue-token-invalid");
        user.onAnotherDevice().admitInto(frontrow.concert()).pays(reservationId).refused(401, "queue-token-invalid");
        user.leaves().expect(204);
        user.pays(reservationId).refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName(
            "S3-6.1.3 S1-9 A payment without enough points is refused and the seats stay; after a top-up it succeeds")
    void paysAfterATopUpWhenShortOfPoints() {
        TestUser poor = frontrow.user().withPoints(60_000).admitInto(concert);
        UUID reservationId = poor.reserved(performance, 12, 13);

        HttpReply refused = poor.pays(reservationId).refused(402, "insufficient-balance");
        assertThat(refused.number("balance")).isEqualTo(60_000);
        assertThat(refused.number("required")).isEqualTo(2 * PRICE);
        assertThat(poor.reservation(reservationId).text("status")).isEqualTo("RESERVED");
        user.holds(performance, 12).refused(409, "seats-taken");

        poor.topsUp(40_000).expect(201);
        poor.pays(reservationId).expect(201);
        assertThat(poor.balance()).isZero();
    }

    @Test
    @DisplayName("S3-6.1.4 S0-6 After the deadline a payment fails, and the seat is available again")
    void refusesAPaymentPastTheDeadline() {
        UUID reservationId = user.reserved(performance, 12);

        frontrow.timeMachine().endReservation(concert, reservationId);

        user.pays(reservationId).refused(410, "reservation-expired");
        assertThat(user.reservation(reservationId).expect(200).text("status")).isEqualTo("EXPIRED");
        assertThat(user.balance()).isEqualTo(3 * PRICE);
        assertThat(user.payments().expect(200).items()).isEmpty();
        await().untilAsserted(
                        () -> assertThat(user.seats(performance, "AVAILABLE")).hasSize(Performance.SEATS));
    }

    @Test
    @DisplayName(
            "S3-6.1.4 The seat of an expired reservation can go to another user, and the first user's payment fails")
    void refusesAPaymentForASeatThatWentToAnotherUser() {
        UUID late = user.reserved(performance, 12);
        frontrow.timeMachine().endReservation(concert, late);
        TestUser next = frontrow.user().withPoints(PRICE).admitInto(concert);

        next.pays(next.reserved(performance, 12)).expect(201);

        user.pays(late).refused(410, "reservation-expired");
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S0-6 S1-7 A user pays only their own reservation, and only once")
    void paysOnlyAUsersOwnReservationAndOnlyOnce() {
        UUID reservationId = user.reserved(performance, 12);
        TestUser other = frontrow.user().withPoints(PRICE).admitInto(concert);
        other.pays(reservationId).refused(404, "unknown-reservation");
        other.pays(UUID.randomUUID()).refused(404, "unknown-reservation");

        user.pays(reservationId).expect(201);

        user.admitInto(concert).pays(reservationId).refused(409, "already-paid");
        assertThat(user.balance()).isEqualTo(2 * PRICE);
        assertThat(other.balance()).isEqualTo(PRICE);
    }

    @Test
    @DisplayName(
            "S3-6.1.1 S2-11 A payment repeated under its key is made once and gets the same response, byte for byte")
    void repeatsTheResponseToARepeatedPayment() {
        UUID reservationId = user.reserved(performance, 12);
        HttpReply first = user.pays(reservationId, "key").expect(201);

        assertThat(user.pays(reservationId, "key").expect(201).body()).isEqualTo(first.body());
        assertThat(user.balance()).isEqualTo(2 * PRICE);
        user.admitInto(concert).pays(UUID.randomUUID(), "key").refused(422, "idempotency-key-reused");
    }

    @Test
    @DisplayName("S3-6.1.1 S2-11 A refused payment is refused again under its key and succeeds under another key")
    void repeatsTheRefusalOfARepeatedPayment() {
        TestUser poor = frontrow.user().admitInto(concert);
        UUID reservationId = poor.reserved(performance, 12);
        HttpReply first = poor.pays(reservationId, "key").refused(402, "insufficient-balance");

        poor.topsUp(PRICE).expect(201);

        assertThat(poor.pays(reservationId, "key")
                        .refused(402, "insufficient-balance")
                        .body())
                .isEqualTo(first.body());
        poor.pays(reservationId, "another-key").expect(201);
    }

    @Test
    @DisplayName("S3-6.1.1 A payment without a key is refused")
    void paysNothingWithoutAKey() {
        Request keyless = Request.post("/payments")
                .json(Map.of("reservationId", user.reserved(performance, 12), "method", "WALLET"));

        user.sends(keyless).refused(400, "idempotency-key-missing");
    }

    @Test
    @DisplayName("S3-6.2.1 A user sees only their own payments, newest first")
    void listsAUsersOwnPayments() {
        UUID first = user.pays(user.reserved(performance, 1)).expect(201).id("paymentId");
        user.admitInto(concert);
        UUID second = user.pays(user.reserved(performance, 2)).expect(201).id("paymentId");

        assertThat(user.payments().expect(200).items())
                .extracting(it -> it.path("paymentId").asString())
                .containsExactly(second.toString(), first.toString());
        frontrow.user().payment(first).refused(404, "not-found");
    }

    @Test
    @DisplayName("S3-6.2.2 A user who has paid nothing has an empty list of payments")
    void listsNoPaymentsOfAUserWithoutAny() {
        assertThat(user.payments().expect(200).items()).isEmpty();
    }
}
