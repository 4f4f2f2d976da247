package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusLifecycleTest {

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("S0-7 A token becomes WAITING, then ACTIVE")
    void tokensBecomeActive() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        assertThat(user.joins(concert).expect(201).text("state")).isEqualTo("WAITING");

        frontrow.operator().changes(concert, RoomPolicy.WIDE).expect(200);

        assertThat(user.waitsForTurn().looksAtQueue().text("state")).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName(
            "S0-7 A seat becomes AVAILABLE, HELD, RESERVED, SOLD; a reservation RESERVED, CONFIRMED; a payment SUCCESS")
    void seatsReservationsAndPaymentsFollowTheSale() {
        Concert concert = frontrow.concert();
        Performance performance = concert.performance();
        TestUser user = frontrow.user().withPoints(Performance.PRICE).admitInto(concert);
        TestUser onlooker = frontrow.user().admitInto(concert);

        awaitSeat(onlooker, performance, "AVAILABLE");
        UUID holdId = user.holds(performance, 7).expect(201).id("holdId");
        awaitSeat(onlooker, performance, "HELD");
        HttpReply reservation = user.reserves(holdId).expect(201);
        awaitSeat(onlooker, performance, "RESERVED");
        assertThat(reservation.text("status")).isEqualTo("RESERVED");
        HttpReply payment = user.pays(reservation.id("reservationId")).expect(201);
        awaitSeat(onlooker, performance, "SOLD");
        assertThat(payment.text("status")).isEqualTo("SUCCESS");
        assertThat(user.reservation(reservation.id("reservationId")).text("status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    @DisplayName("S0-7 A reservation that is not paid in time becomes EXPIRED")
    void reservationsExpire() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().admitInto(concert);
        UUID reservationId = user.reserved(concert.performance(), 7);

        frontrow.timeMachine().endReservation(concert, reservationId);

        assertThat(user.reservation(reservationId).expect(200).text("status")).isEqualTo("EXPIRED");
    }

    /** Waits, because a seat map may be a quarter of a second old. */
    private static void awaitSeat(TestUser onlooker, Performance performance, String status) {
        await().untilAsserted(
                        () -> assertThat(onlooker.seats(performance, status)).containsAll(List.of(7)));
    }
}
