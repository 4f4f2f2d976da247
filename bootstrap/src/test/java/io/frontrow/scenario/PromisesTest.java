package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a user who holds or has reserved seats is promised, and where the promise ends. */
class PromisesTest {

    private static final long PRICE = Performance.PRICE;

    private final TestSystem frontrow = TestSystem.shared();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName(
            "P-1 Who has reserved and is silent at the bank's page can still pay by card; who holds nothing is evicted")
    void keepsWhoHasReservedHoweverSilent() {
        Concert impatient = frontrow.concert(RoomPolicy.WIDE.idleSeconds(2));
        TestUser silent = frontrow.user().admitInto(impatient);
        UUID reservationId = silent.reserved(impatient.performance(), 12);
        TestUser holder = frontrow.user().admitInto(impatient);
        holder.holds(impatient.performance(), 14).expect(201);
        TestUser idle = frontrow.user().admitInto(impatient);

        await().pollDelay(Duration.ofSeconds(8))
                .pollInterval(Duration.ofSeconds(8))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> idle.looksAtQueue().refused(410, "queue-token-gone"));

        holder.holds(impatient.performance(), 15).expect(201);
        silent.paysByCard(reservationId, "tok_ok").expect(201);
    }

    @Test
    @DisplayName(
            "P-3 A turn ends with its length or the last deadline of what is held, and no hold begins after its length")
    void boundsTheTurn() {
        Concert brief = frontrow.concert(RoomPolicy.WIDE.sessionSeconds(8));
        TestUser user = frontrow.user().admitInto(brief);
        Instant end = user.looksAtQueue().expect(200).instant("expiresAt");
        for (int i = 0; i < 3; i++) {
            UUID holdId = user.holds(brief.performance(), 12).expect(201).id("holdId");
            assertThat(user.looksAtQueue().expect(200).instant("expiresAt")).isAfter(end);
            user.releases(holdId).expect(204);
            assertThat(user.looksAtQueue().expect(200).instant("expiresAt")).isEqualTo(end);
        }
        UUID holdId = user.holds(brief.performance(), 12).expect(201).id("holdId");
        await().until(() -> Instant.now().isAfter(end.plusMillis(500)));

        user.holds(brief.performance(), 13).refused(409, "seat-limit");
        user.holds(brief.performance(), 12).expect(200);
        user.releases(holdId).expect(204);

        user.looksAtQueue().refused(410, "queue-token-gone");
        user.holds(brief.performance(), 12).refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName(
            "P-4 An unpaid reservation is given back whole and its seats are free at once; a pending card keeps it")
    void givesUnpaidReservationsBack() {
        TestUser user = frontrow.user().withPoints(PRICE).admitInto(concert);
        UUID reservationId = user.reserved(performance, 12, 13);
        assertThat(user.cancels(reservationId, 12)
                        .refused(409, "not-cancelable")
                        .text("reason"))
                .isEqualTo("UNPAID_ONLY_WHOLE");

        HttpReply canceled = user.cancels(reservationId).expect(200);

        assertThat(canceled.text("status")).isEqualTo("CANCELED");
        assertThat(canceled.number("refundedAmount")).isZero();
        assertThat(user.cancels(reservationId).expect(200).body()).isEqualTo(canceled.body());
        user.pays(reservationId).refused(410, "reservation-expired");
        frontrow.user().admitInto(concert).holds(performance, 12, 13).expect(201);
        UUID pending = user.reserved(performance, 14);
        user.paysByCard(pending, "tok_late").expect(201);
        assertThat(user.cancels(pending).refused(409, "not-cancelable").text("reason"))
                .isEqualTo("PAYMENT_PENDING");
    }

    @Test
    @DisplayName(
            "P-4 A hold that became a reservation is not released, and one's own reserved seats cannot be held again")
    void saysThatSeatsAreReserved() {
        TestUser user = frontrow.user().admitInto(concert);
        UUID holdId = user.holds(performance, 12).expect(201).id("holdId");
        UUID reservationId = user.reserves(holdId).expect(201).id("reservationId");

        assertThat(user.releases(holdId).refused(409, "already-reserved").id("reservationId"))
                .isEqualTo(reservationId);
        assertThat(user.holds(performance, 12).refused(409, "already-reserved").id("reservationId"))
                .isEqualTo(reservationId);
        assertThat(user.holds(performance, 12, 13)
                        .refused(409, "already-reserved")
                        .id("reservationId"))
                .isEqualTo(reservationId);

        user.cancels(reservationId).expect(200);
        user.releases(holdId).refused(404, "not-found");
        user.holds(performance, 12).expect(201);
    }

    @Test
    @DisplayName("P-5 Of two reservations of a turn each can be paid; the last payment ends the turn")
    void letsEachReservationBePaid() {
        TestUser user = frontrow.user().withPoints(2 * PRICE).admitInto(concert);
        UUID first = user.reserved(performance, 12);
        UUID second = user.reserved(performance, 13);
        UUID third = user.reserved(performance, 14);

        user.pays(first).expect(201);
        assertThat(user.isActive()).isTrue();
        user.paysByCard(second, "tok_ok").expect(201);
        assertThat(user.isActive()).isTrue();
        user.pays(third).expect(201);

        await().untilAsserted(() -> user.looksAtQueue().refused(410, "queue-token-gone"));
        assertThat(user.balance()).isZero();
    }

    @Test
    @DisplayName(
            "P-4 P-5 Giving back what is left to pay ends a turn in which something was paid, unless seats are held")
    void endsThePaidTurnWithTheLastUnpaidReservation() {
        TestUser user = frontrow.user().withPoints(PRICE).admitInto(concert);
        UUID paid = user.reserved(performance, 12);
        UUID first = user.reserved(performance, 13);
        UUID hold = user.holds(performance, 14).expect(201).id("holdId");
        user.pays(paid).expect(201);

        user.cancels(first).expect(200);
        assertThat(user.isActive()).as("holds a seat").isTrue();

        UUID second = user.reserves(hold).expect(201).id("reservationId");
        user.cancels(second).expect(200);
        assertThat(user.looksAtQueue().refused(410, "queue-token-gone").text("reason"))
                .isEqualTo("COMPLETED");
        TestUser unpaid = frontrow.user().admitInto(concert);
        unpaid.cancels(unpaid.reserved(performance, 13)).expect(200);
        assertThat(unpaid.isActive()).as("has paid nothing").isTrue();
    }

    @Test
    @DisplayName("P-8 A card that is captured after the wallet had paid says so, even if the seats were canceled since")
    void namesWhyALateCardBoughtNothing() {
        TestUser user = frontrow.user().withPoints(PRICE).admitInto(concert);
        UUID reservationId = user.reserved(performance, 12);
        UUID late = user.paysByCard(reservationId, "tok_late").expect(201).id("paymentId");
        user.pays(reservationId).expect(201);
        user.cancels(reservationId).expect(200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(user.payment(late).expect(200).text("status"))
                        .isEqualTo("FAIL"));

        assertThat(user.payment(late).text("failure")).isEqualTo("ALREADY_PAID");
        user.admitInto(concert);
        user.pays(reservationId).refused(409, "already-paid");
    }
}
