package io.frontrow.adapter.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.PostgresStore;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.catalog.model.Performance;
import io.frontrow.event.model.Event;
import io.frontrow.event.port.Outbox;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ReservationId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of each change, by single commands, batches and jobs. */
class PostgresEventsTest extends SystemOfRecordContract {

    private final TestPostgres postgres = TestPostgres.migrated(2);
    private final SystemOfRecord store = PostgresStore.of(postgres.client());
    private final Outbox outbox = new PostgresOutbox(postgres.executor());
    private final User fan = aUser();
    private final Performance performance = aPerformance();

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void emitsThatAReservationIsMadeAndPaid() {
        Reservation paid = aPurchase(fan, performance, 1, 2);

        List<Event> events = events();

        assertThat(events)
                .extracting(Event::type)
                .containsExactly("ReservationMade", "ReservationConfirmed", "PaymentSucceeded");
        assertThat(events).extracting(Event::reservationId).containsOnly(paid.reservationId());
        assertThat(events.getFirst().payload())
                .contains(
                        "\"userId\": \"" + fan.userId().value() + "\"",
                        "\"concertId\": \"" + performance.concertId().value() + "\"",
                        "\"performanceId\": \"" + performance.performanceId().value() + "\"",
                        "\"seatNumbers\": [1, 2]",
                        "\"totalPrice\": " + paid.totalPrice().value())
                .containsPattern("\"at\": \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\"");
        assertThat(events.getLast().payload())
                .contains(
                        "\"method\": \"WALLET\"",
                        "\"amount\": " + paid.totalPrice().value())
                .doesNotContain("failure");
        assertThat(events).extracting(event -> event.id().value().version()).containsOnly(7);
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.payload()).doesNotContain(fan.email().value(), fan.name()));
    }

    @Test
    void emitsNothingForARefusedCommand() {
        Reservation reserved = aReservation(fan, performance, 1);
        get(tryToReserve(hold(aUser(), performance, HOLD, 1, 2), performance));
        pay(reserved);

        assertThat(events()).extracting(Event::type).containsExactly("ReservationMade");
    }

    @Test
    void emitsEachOfManyReservationsThatExpireAtOnce() {
        List<ReservationId> ids = List.of(
                aReservation(fan, performance, MOMENT, 1).reservationId(),
                aReservation(fan, performance, MOMENT, 2).reservationId());
        aReservation(fan, performance, 3);
        store.time().pass(MOMENT);

        get(store.reservations().expireOverdue(10));

        assertThat(events())
                .filteredOn(event -> event.type().equals("ReservationExpired"))
                .extracting(Event::reservationId)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void emitsOneEventWhenAReservationIsCanceledWithItsSeats() {
        Reservation paid = aPurchase(fan, performance, 1, 2);
        UUID refund = giveBack(paid, "CANCELED", 1, 2);

        assertThat(eventsSince(3)).extracting(Event::type).containsExactly("PaymentRefunded", "ReservationCanceled");
        assertThat(events().getLast().payload())
                .contains(
                        "\"seatNumbers\": [1, 2]",
                        "\"remainingSeatNumbers\": []",
                        "\"refundId\": \"" + refund + "\"",
                        "\"refundedAmount\": 7");
    }

    @Test
    void emitsThatSomeSeatsAreCanceled() {
        Reservation paid = aPurchase(fan, performance, 1, 2);
        giveBack(paid, "CONFIRMED", 2);

        assertThat(eventsSince(3)).extracting(Event::type).containsExactly("PaymentRefunded", "ReservationCanceled");
        assertThat(events().getLast().payload()).contains("\"seatNumbers\": [2]", "\"remainingSeatNumbers\": [1]");
    }

    @Test
    void emitsCardPaymentsWhenDecidedAndRefundsWhenDone() {
        topUp(fan, 7);
        Reservation reservation = aReservation(fan, performance, 1);
        UUID declined = aCardPayment(reservation);
        UUID late = aCardPayment(reservation);
        assertThat(eventsSince(1)).isEmpty();

        postgres.asApplication(
                "UPDATE payment SET status = 'FAIL', failure = 'DECLINED' WHERE payment_id IN ('%s', '%s')"
                        .formatted(declined, late));
        UUID refund = aRefund(late, "PENDING");
        assertThat(eventsSince(1)).extracting(Event::type).containsExactly("PaymentFailed", "PaymentFailed");
        assertThat(eventsSince(1).getFirst().payload()).contains("\"failure\": \"DECLINED\"", "\"method\": \"CARD\"");

        postgres.asApplication("UPDATE refund SET attempts = 1");
        postgres.asApplication("UPDATE refund SET status = 'DONE', next_attempt_at = NULL, settled_at = now()");
        assertThat(eventsSince(3)).extracting(Event::type).containsExactly("PaymentRefunded");
        assertThat(eventsSince(3).getFirst().payload())
                .contains("\"refundId\": \"" + refund + "\"", "\"paymentId\": \"" + late + "\"", "\"amount\": 7");
    }

    private List<Event> events() {
        return eventsSince(0);
    }

    private List<Event> eventsSince(int count) {
        List<Event> all = get(outbox.unpublished(200));
        return all.subList(count, all.size());
    }

    /** In one statement, as the cancellation does it. */
    private UUID giveBack(Reservation paid, String status, int... seats) {
        UUID refund = aRefund(paymentOf(paid), "DONE");
        postgres.asApplication("""
                WITH changed AS (
                    UPDATE reservation SET status = '%s' WHERE reservation_id = '%s'
                )
                INSERT INTO canceled_seat (performance_id, reservation_id, seat_number, refund_id, canceled_at)
                SELECT performance_id, reservation_id, seat_number, '%s', now() FROM reservation_seat
                WHERE reservation_id = '%s' AND seat_number = ANY (ARRAY%s)
                """.formatted(
                        status,
                        paid.reservationId().value(),
                        refund,
                        paid.reservationId().value(),
                        Arrays.toString(seats)));
        return refund;
    }

    private UUID aRefund(UUID payment, String status) {
        UUID refund = UUID.randomUUID();
        boolean done = status.equals("DONE");
        postgres.asApplication(
                """
                INSERT INTO refund (
                    refund_id, payment_id, amount, reason, status, transfer_id, next_attempt_at, requested_at,
                    settled_at)
                SELECT '%s', '%s', 7, 'CANCELED', '%s', transfer_id, %s, now(), %s FROM transfer LIMIT 1
                """.formatted(refund, payment, status, done ? "NULL" : "now()", done ? "now()" : "NULL"));
        return refund;
    }

    private UUID aCardPayment(Reservation reservation) {
        UUID payment = UUID.randomUUID();
        postgres.asApplication("""
                INSERT INTO payment (payment_id, user_id, reservation_id, method, amount, status)
                VALUES ('%s', '%s', '%s', 'CARD', 7, 'PENDING')
                """.formatted(
                payment, fan.userId().value(), reservation.reservationId().value()));
        return payment;
    }

    private UUID paymentOf(Reservation paid) {
        return get(postgres.client()
                .sql("SELECT payment_id FROM payment WHERE reservation_id = :id")
                .bind("id", paid.reservationId().value())
                .map(row -> Rows.uuid(row, "payment_id"))
                .one());
    }
}
