package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private final TestSystem frontrow = TestSystem.shared();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final TestUser user = frontrow.user().admitInto(concert);

    @Test
    @DisplayName("S3-4.1.1 S1-6 S2-7 A hold lasts for five minutes")
    void holdsSeatsForFiveMinutes() {
        HttpReply hold = user.holds(performance, 12, 13).expect(201);

        assertThat(hold.id("performanceId")).isEqualTo(performance.id());
        assertThat(hold.json().path("seatNumbers").valueStream().map(it -> it.asInt()))
                .containsExactly(12, 13);
        assertThat(hold.number("totalPrice")).isEqualTo(2 * Performance.PRICE);
        assertThat(hold.instant("expiresAt"))
                .isCloseTo(Instant.now().plus(Duration.ofMinutes(5)), within(5, ChronoUnit.SECONDS));
    }

    @Test
    @DisplayName("S3-4.1.1 Holding the same seats again returns the same hold with the same deadline")
    void holdsTheSameSeatsOnce() {
        HttpReply hold = user.holds(performance, 12, 13).expect(201);

        assertThat(user.holds(performance, 13, 12).expect(200).body()).isEqualTo(hold.body());
    }

    @Test
    @DisplayName("S3-4.1.2 Holding requires valid tokens of the same user and of this concert")
    void holdsNothingWithoutValidTokens() {
        user.onAnotherDevice().holds(performance, 1).refused(401, "queue-token-missing");
        user.carrying("garbled").holds(performance, 1).refused(401, "queue-token-invalid");
        frontrow.user().carrying(user.queueToken()).holds(performance, 1).refused(401, "queue-token-invalid");
        frontrow.user().admitInto(frontrow.concert()).holds(performance, 1).refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName(
            "S3-4.1.3 S0-4 S2-7 A seat that another user holds is refused, and the free seats of the request stay free")
    void refusesHeldSeats() {
        frontrow.user().admitInto(concert).holds(performance, 13).expect(201);

        HttpReply refused = user.holds(performance, 12, 13).refused(409, "seats-taken");

        assertThat(refused.json().path("takenSeatNumbers").toString()).isEqualTo("[13]");
        user.holds(performance, 12).expect(201);
    }

    @Test
    @DisplayName("S3-4.1.3 S0-4 A reserved or sold seat is refused")
    void refusesReservedAndSoldSeats() {
        TestUser other = frontrow.user().withPoints(Performance.PRICE).admitInto(concert);
        UUID reservationId = other.reserved(performance, 13);
        user.holds(performance, 13).refused(409, "seats-taken");

        other.pays(reservationId).expect(201);
        user.holds(performance, 13).refused(409, "seats-taken");
    }

    @Test
    @DisplayName("S3-4.1.4 Seats of an unknown performance cannot be held")
    void holdsNothingOfAnUnknownPerformance() {
        user.holds(new Performance(concert.id(), UUID.randomUUID()), 1).refused(404, "unknown-performance");
    }

    @Test
    @DisplayName("S3-4.1.5 Seats cannot be held after the performance has begun or before the sale opens")
    void holdsNothingOfAPerformanceThatIsNotBookable() {
        Concert early = frontrow.operator()
                .adds(
                        frontrow.operator().announces(Instant.now().plus(Duration.ofDays(1))),
                        Instant.now().plus(Duration.ofDays(2)));
        frontrow.operator().changes(early, RoomPolicy.WIDE).expect(200);
        TestUser admittedAhead = frontrow.user();
        admittedAhead.joins(early).expect(201);
        frontrow.operator().admitsAhead(early, admittedAhead).expect(201);
        admittedAhead.holds(early.performance(), 1).refused(409, "performance-not-bookable");

        frontrow.operator().adds(concert, Instant.now().plus(Duration.ofDays(1)));
        frontrow.timeMachine().begin(performance);
        user.holds(performance, 1).refused(409, "performance-not-bookable");
    }

    @Test
    @DisplayName("S1-1 A seat number outside the hall is refused")
    void refusesSeatsOutsideOfTheHall() {
        user.holds(performance, Performance.SEATS + 1).refused(404, "unknown-seat");
        assertThat(user.holds(performance, 0).refused(400, "invalid-request").wrongFields())
                .allMatch(field -> field.startsWith("seatNumbers"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("S3-4.1.1 A user has at most four seats of a performance, counting held, reserved and bought ones")
    void holdsNoMoreSeatsThanAUserMayHave() {
        user.reserved(performance, 1, 2);
        user.holds(performance, 3, 4).expect(201);

        user.holds(performance, 5).refused(409, "seat-limit");
    }

    @Test
    @DisplayName("S1-6 Released seats are free at once, and only their holder can release them")
    void releasesHeldSeats() {
        UUID holdId = user.holds(performance, 12).expect(201).id("holdId");
        TestUser other = frontrow.user().admitInto(concert);
        other.releases(holdId).refused(404, "not-found");

        user.releases(holdId).expect(204);

        other.holds(performance, 12).expect(201);
        user.releases(holdId).refused(404, "not-found");
    }

    @Test
    @DisplayName("S1-6 S3-8.2.3 After five minutes the hold ends and its seats are free")
    void freesSeatsWhenTheHoldExpires() {
        UUID holdId = user.holds(performance, 12, 13).expect(201).id("holdId");

        frontrow.timeMachine().endHold(concert, holdId);

        frontrow.user().admitInto(concert).holds(performance, 12, 13).expect(201);
        user.releases(holdId).refused(404, "not-found");
        await().untilAsserted(() -> assertThat(user.seats(performance, "HELD")).containsExactly(12, 13));
    }

    @Test
    @DisplayName("S1-6 Leaving the queue releases the held seats")
    void freesSeatsWhenTheUserLeaves() {
        user.holds(performance, 12).expect(201);

        user.leaves().expect(204);

        frontrow.user().admitInto(concert).holds(performance, 12).expect(201);
    }
}
