package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Answer;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Fan;
import io.frontrow.scenario.harness.House;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusesTest {

    private final House frontrow = House.shared();

    @Test
    @DisplayName("S0-7 A token is WAITING, then ACTIVE")
    void tokens() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        Fan fan = frontrow.fan();
        assertThat(fan.joins(concert).expect(201).text("state")).isEqualTo("WAITING");

        frontrow.operator().changes(concert, RoomPolicy.WIDE).expect(200);

        assertThat(fan.waitsForTurn().looksAtQueue().text("state")).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("S0-7 A seat is AVAILABLE, HELD, RESERVED, SOLD; a reservation RESERVED, CONFIRMED; a payment SUCCESS")
    void seatsReservationsAndPayments() {
        Concert concert = frontrow.concert();
        Performance performance = concert.performance();
        Fan fan = frontrow.fan().withPoints(Performance.PRICE).letInto(concert);
        Fan onlooker = frontrow.fan().letInto(concert);

        awaitSeat(onlooker, performance, "AVAILABLE");
        UUID holdId = fan.holds(performance, 7).expect(201).id("holdId");
        awaitSeat(onlooker, performance, "HELD");
        Answer reservation = fan.reserves(holdId).expect(201);
        awaitSeat(onlooker, performance, "RESERVED");
        assertThat(reservation.text("status")).isEqualTo("RESERVED");
        Answer payment = fan.pays(reservation.id("reservationId")).expect(201);
        awaitSeat(onlooker, performance, "SOLD");
        assertThat(payment.text("status")).isEqualTo("SUCCESS");
        assertThat(fan.reservation(reservation.id("reservationId")).text("status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    @DisplayName("S0-7 A reservation that is not paid in time is EXPIRED")
    void expiredReservations() {
        Concert concert = frontrow.concert();
        Fan fan = frontrow.fan().letInto(concert);
        UUID reservationId = fan.reserved(concert.performance(), 7);

        frontrow.timeMachine().endReservation(concert, reservationId);

        assertThat(fan.reservation(reservationId).expect(200).text("status")).isEqualTo("EXPIRED");
    }

    /** What is seen of seats may be a quarter of a second old. */
    private static void awaitSeat(Fan onlooker, Performance performance, String status) {
        await().untilAsserted(
                        () -> assertThat(onlooker.seats(performance, status)).containsAll(List.of(7)));
    }
}
