package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CancellationsTest {

    private static final long PRICE = Performance.PRICE;
    private static final long BALANCE_MAX = 9_000_000_000_000_000L;

    private final TestSystem frontrow = TestSystem.shared();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final TestUser user = frontrow.user().withPoints(3 * PRICE).admitInto(concert);
    private final TestUser onlooker = frontrow.user().withPoints(PRICE).admitInto(concert);

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S1-8 S0-7 A cancellation returns the money, and the seats are for sale again")
    void cancelsAReservation() {
        UUID reservationId = user.bought(performance, 12, 13);
        awaitSeats("SOLD", 12, 13);

        HttpReply canceled = user.cancels(reservationId).expect(200);

        assertThat(canceled.text("status")).isEqualTo("CANCELED");
        assertThat(canceled.json().path("seatNumbers").toString()).isEqualTo("[12,13]");
        assertThat(canceled.number("refundedAmount")).isEqualTo(2 * PRICE);
        assertThat(canceled.text("refundStatus")).isEqualTo("DONE");
        assertThat(user.reservation(reservationId).expect(200).body()).isEqualTo(canceled.body());
        assertThat(user.balance()).isEqualTo(3 * PRICE);
        awaitSeats("SOLD");
        assertThat(onlooker.seats(performance, "AVAILABLE")).hasSize(Performance.SEATS);
    }

    @Test
    @DisplayName("S1-8 Some of the seats can be canceled; the user keeps the others")
    void cancelsSomeSeats() {
        UUID reservationId = user.bought(performance, 11, 12, 13);

        HttpReply canceled = user.cancels(reservationId, 11, 13).expect(200);

        assertThat(canceled.text("status")).isEqualTo("CONFIRMED");
        assertThat(canceled.json().path("seatNumbers").toString()).isEqualTo("[12]");
        assertThat(canceled.number("refundedAmount")).isEqualTo(2 * PRICE);
        awaitSeats("SOLD", 12);
        HttpReply all = user.cancels(reservationId, 12).expect(200);
        assertThat(all.text("status")).isEqualTo("CANCELED");
        assertThat(all.number("refundedAmount")).isEqualTo(3 * PRICE);
        assertThat(user.balance()).isEqualTo(3 * PRICE);
    }

    @Test
    @DisplayName("S1-8 A repeated cancellation, even on the day itself, gets the same response and moves no money")
    void cancelsOnce() {
        UUID reservationId = user.bought(performance, 12, 13);
        HttpReply canceled = user.cancels(reservationId).expect(200);

        assertThat(user.cancels(reservationId).expect(200).body()).isEqualTo(canceled.body());
        assertThat(user.cancels(reservationId, 12).expect(200).body()).isEqualTo(canceled.body());
        frontrow.timeMachine().begin(performance);
        assertThat(user.cancels(reservationId).expect(200).body()).isEqualTo(canceled.body());

        assertThat(user.balance()).isEqualTo(3 * PRICE);
    }

    @Test
    @DisplayName("S1-8 A canceled seat can be sold to another user, and its former owner cannot cancel it again")
    void sellsACanceledSeatAgain() {
        UUID reservationId = user.bought(performance, 12, 13);
        user.cancels(reservationId, 12).expect(200);

        onlooker.bought(performance, 12);

        user.cancels(reservationId).expect(200);
        user.cancels(reservationId, 12).expect(200);
        user.admitInto(concert);
        await().untilAsserted(() -> assertThat(user.seats(performance, "SOLD")).containsExactly(12));
        assertThat(user.balance()).isEqualTo(3 * PRICE);
        assertThat(onlooker.balance()).isZero();
    }

    @Test
    @DisplayName("S1-8 U-5 A stream of seats shows at once that a canceled seat is free again")
    void showsACanceledSeatInStreams() {
        UUID reservationId = user.bought(performance, 12);
        awaitSeats("SOLD", 12);

        try (StreamClient stream = onlooker.watchesSeats(frontrow.address(), performance)) {
            stream.next("seats");
            user.cancels(reservationId).expect(200);

            JsonNode changed = stream.next("seats").path("changed");

            assertThat(changed.toString()).isEqualTo("[{\"seatNumber\":12,\"status\":\"AVAILABLE\"}]");
        }
    }

    @Test
    @DisplayName("S1-8 On the day of the performance a cancellation is refused, and nothing changes")
    void refusesOnTheDayItself() {
        Concert here = frontrow.operator().sells(whereTheHourIs(12));
        TestUser late = frontrow.user().withPoints(PRICE).admitInto(here);
        UUID reservationId = late.bought(here.performance(), 12);
        frontrow.timeMachine().bringNear(here.performance(), Duration.ofHours(11));

        late.cancels(reservationId).refused(409, "too-late-to-cancel");

        assertThat(late.reservation(reservationId).text("status")).isEqualTo("CONFIRMED");
        assertThat(late.balance()).isZero();
        frontrow.timeMachine().bringNear(here.performance(), Duration.ofHours(13));
        late.cancels(reservationId).expect(200);
    }

    @Test
    @DisplayName("S1-8 The venue decides the day: of two simultaneous performances one is today, one is tomorrow")
    void countsTheDaysOfTheVenue() {
        Concert noon = frontrow.operator().sells(whereTheHourIs(12));
        Concert morning = frontrow.operator().sells(whereTheHourIs(6));
        TestUser tomorrow = frontrow.user().withPoints(PRICE).admitInto(noon);
        TestUser today = frontrow.user().withPoints(PRICE).admitInto(morning);
        UUID reservedForTomorrow = tomorrow.bought(noon.performance(), 1);
        UUID reservedForToday = today.bought(morning.performance(), 1);
        frontrow.timeMachine().bringNear(noon.performance(), Duration.ofHours(13));
        frontrow.timeMachine().bringNear(morning.performance(), Duration.ofHours(13));

        tomorrow.cancels(reservedForTomorrow).expect(200);
        today.cancels(reservedForToday).refused(409, "too-late-to-cancel");
    }

    @Test
    @DisplayName("S1-8 An expired reservation cannot be canceled")
    void refusesWhatWasNotPaidInTime() {
        UUID unpaid = user.reserved(performance, 12);

        frontrow.timeMachine().endReservation(concert, unpaid);

        assertThat(user.cancels(unpaid).refused(409, "not-cancelable").text("reason"))
                .isEqualTo("NOT_PAID");
    }

    @Test
    @DisplayName("S1-8 A user can cancel only their own seats")
    void refusesSeatsOfAnotherUser() {
        UUID reservationId = user.bought(performance, 12);

        onlooker.cancels(reservationId).refused(404, "unknown-reservation");
        user.cancels(UUID.randomUUID()).refused(404, "unknown-reservation");
        user.cancels(reservationId, 12, 13).refused(404, "unknown-seat");
        frontrow.sends(Request.post("/reservations/%s/cancellation".formatted(reservationId)))
                .refused(401, "unauthenticated");

        assertThat(user.reservation(reservationId).text("status")).isEqualTo("CONFIRMED");
    }

    @Test
    @DisplayName("S1-8 S0-5 A cancellation is refused while the wallet has no room for the refund")
    void refusesWhatTheWalletCannotTake() {
        UUID reservationId = user.bought(performance, 12);
        user.topsUp(BALANCE_MAX - 2 * PRICE).expect(201);

        HttpReply refused = user.cancels(reservationId).refused(409, "not-cancelable");

        assertThat(refused.text("reason")).isEqualTo("WALLET_FULL");
        assertThat(user.reservation(reservationId).text("status")).isEqualTo("CONFIRMED");
        user.admitInto(concert).bought(performance, 13);
        user.cancels(reservationId).expect(200);
        assertThat(user.balance()).isEqualTo(BALANCE_MAX);
    }

    @Test
    @DisplayName("S0-5 S1-8 S2-9 S3-6.2.1 Each entry of the wallet says which payment and reservation it belongs to")
    void recordsWhatEachEntryBelongsTo() {
        UUID reservationId = user.reserved(performance, 12, 13);
        UUID paymentId = user.pays(reservationId).expect(201).id("paymentId");
        user.cancels(reservationId, 12).expect(200);

        assertThat(user.walletEntries().expect(200).items())
                .extracting(it -> it.path("kind").asString() + " "
                        + it.path("amount").asLong() + " "
                        + it.path("paymentId").asString("none") + " "
                        + it.path("reservationId").asString("none"))
                .containsExactly(
                        "REFUND 50000 %s %s".formatted(paymentId, reservationId),
                        "PAYMENT -100000 %s %s".formatted(paymentId, reservationId),
                        "CHARGE 150000 none none");
        assertThat(user.reservations().expect(200).items())
                .singleElement()
                .satisfies(it -> assertThat(it.path("concertId").asString())
                        .isEqualTo(concert.id().toString()));
    }

    /** A time zone in which it is this hour now, so that midnight is not near. */
    private static ZoneId whereTheHourIs(int hour) {
        int ahead = hour - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int offset = ahead < -12 ? ahead + 24 : ahead;
        return ZoneId.of("Etc/GMT%+d".formatted(-offset));
    }

    /** Waits, because a seat map may be a quarter of a second old. */
    private void awaitSeats(String status, Integer... seats) {
        await().untilAsserted(
                        () -> assertThat(onlooker.seats(performance, status)).containsExactly(seats));
    }
}
