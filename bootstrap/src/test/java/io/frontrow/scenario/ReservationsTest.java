package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReservationsTest {

    private final TestSystem frontrow = TestSystem.shared();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final TestUser user = frontrow.user().admitInto(concert);

    @Test
    @DisplayName("S3-5.1.1 A reservation of held seats has the deadline of the hold")
    void reservesHeldSeats() {
        HttpReply hold = user.holds(performance, 12, 13).expect(201);

        HttpReply reservation = user.reserves(hold.id("holdId")).expect(201);

        assertThat(reservation.text("status")).isEqualTo("RESERVED");
        assertThat(reservation.json().path("seatNumbers").toString()).isEqualTo("[12,13]");
        assertThat(reservation.number("totalPrice")).isEqualTo(2 * Performance.PRICE);
        assertThat(reservation.instant("expiresAt")).isEqualTo(hold.instant("expiresAt"));
        assertThat(user.reservation(reservation.id("reservationId")).expect(200).body())
                .isEqualTo(reservation.body());
    }

    @Test
    @DisplayName("S0-4 S2-7 A seat can be reserved by its number in one step, which extends the token")
    void reservesSeatsWithoutHoldingBefore() {
        HttpReply reservation = user.reserves(performance, 12).expect(201);

        await().untilAsserted(
                        () -> assertThat(user.seats(performance, "RESERVED")).containsExactly(12));
        assertThat(user.looksAtQueue().expect(200).instant("expiresAt"))
                .isAfterOrEqualTo(reservation.instant("expiresAt"));
    }

    @Test
    @DisplayName("S3-5.1.2 Reserving requires valid tokens of the same user")
    void reservesNothingWithoutValidTokens() {
        UUID holdId = user.holds(performance, 12).expect(201).id("holdId");

        user.onAnotherDevice().reserves(holdId).refused(401, "queue-token-missing");
        user.carrying("garbled").reserves(holdId).refused(401, "queue-token-invalid");
        frontrow.user().carrying(user.queueToken()).reserves(holdId).refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName("S3-5.1.3 An expired or unknown hold cannot be reserved")
    void reservesNoExpiredHold() {
        UUID holdId = user.holds(performance, 12).expect(201).id("holdId");
        frontrow.timeMachine().endHold(concert, holdId);

        user.reserves(holdId).refused(410, "hold-expired");
        user.reserves(UUID.randomUUID()).refused(410, "hold-expired");
    }

    @Test
    @DisplayName("S3-5.1.4 A hold can be reserved once")
    void reservesAHoldOnce() {
        UUID holdId = user.holds(performance, 12).expect(201).id("holdId");
        UUID reservationId = user.reserves(holdId).expect(201).id("reservationId");

        HttpReply refused = user.reserves(holdId).refused(409, "already-reserved");

        assertThat(refused.id("reservationId")).isEqualTo(reservationId);
    }

    @Test
    @DisplayName("S3-5.1.4 S0-4 S2-7 A seat that another user has reserved is refused")
    void refusesSeatsThatAnotherUserHasReserved() {
        frontrow.user().admitInto(concert).reserved(performance, 12);

        HttpReply refused = user.reserves(performance, 11, 12).refused(409, "seats-taken");

        assertThat(refused.json().path("takenSeatNumbers").toString()).isEqualTo("[12]");
    }

    @Test
    @DisplayName("S3-5.1.4 A reserved seat stays reserved when Redis loses its hold")
    void keepsReservedSeatsWhenTheirHoldIsLost() {
        user.reserved(performance, 12);
        frontrow.timeMachine().forgetHolder(performance, 12);

        frontrow.user().admitInto(concert).reserves(performance, 12).refused(409, "seats-taken");
    }

    @Test
    @DisplayName("S3-5.1.3 The hold of another user cannot be reserved")
    void reservesNoHoldOfAnotherUser() {
        UUID holdId = frontrow.user()
                .admitInto(concert)
                .holds(performance, 12)
                .expect(201)
                .id("holdId");

        user.reserves(holdId).refused(404, "not-found");
    }

    @Test
    @DisplayName("S3-5.1.1 A user sees only their own reservations, newest first")
    void listsAUsersOwnReservations() {
        UUID first = user.reserved(performance, 1);
        UUID second = user.reserved(performance, 2);
        TestUser other = frontrow.user();

        assertThat(user.reservations().expect(200).items())
                .extracting(it -> it.path("reservationId").asString())
                .containsExactly(second.toString(), first.toString());
        assertThat(other.reservations().expect(200).items()).isEmpty();
        other.reservation(first).refused(404, "unknown-reservation");
    }
}
