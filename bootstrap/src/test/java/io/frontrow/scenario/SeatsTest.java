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
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SeatsTest {

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("S0-3 S1-1 S2-6 S3-3.2.1 The standard hall has 50 seats, numbered from 1 to 50, each with its status")
    void listsTheFiftySeatsOfTheStandardHall() {
        Concert concert = frontrow.concert();

        HttpReply map = frontrow.user()
                .admitInto(concert)
                .seesSeats(concert.performance())
                .expect(200);

        assertThat(map.json()
                        .path("seats")
                        .valueStream()
                        .map(seat -> seat.path("seatNumber").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, Performance.SEATS).boxed().toList());
        assertThat(map.json().path("seats")).allSatisfy(SeatsTest::isFreeAndPriced);
    }

    @Test
    @DisplayName("S1-1 S2-6 S3-3.2.1 A filter lists only the free seats")
    void listsFreeSeats() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().admitInto(concert);
        user.holds(concert.performance(), 12, 13).expect(201);

        await().until(() -> !user.seats(concert.performance(), "AVAILABLE").contains(12));

        assertThat(user.seats(concert.performance(), "AVAILABLE")).hasSize(48).doesNotContain(12, 13);
        assertThat(user.seats(concert.performance(), "HELD")).containsExactly(12, 13);
    }

    @Test
    @DisplayName("S1-1 An operator can create a hall with other sections")
    void listsTheSeatsOfAHallOfItsOwn() {
        Concert concert = frontrow.operator()
                .adds(
                        frontrow.operator().announces(Instant.now().minusSeconds(60)),
                        Instant.now().plus(Duration.ofDays(1)),
                        2,
                        3,
                        70_000);

        JsonNode seats = frontrow.user()
                .admitInto(concert)
                .seesSeats(concert.performance())
                .expect(200)
                .json()
                .path("seats");

        assertThat(seats.size()).isEqualTo(6);
        assertThat(seats.get(5).path("row").asInt()).isEqualTo(2);
        assertThat(seats.get(5).path("price").asLong()).isEqualTo(70_000);
    }

    @Test
    @DisplayName("S0-3 S2-4 Before a turn, seats are refused with the number of users ahead, and the user can retry")
    void showsNoSeatsBeforeTheTurn() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(concert);
        TestUser second = frontrow.user();
        second.joins(concert).expect(201);

        HttpReply refused = second.seesSeats(concert.performance()).refused(403, "not-your-turn");
        assertThat(refused.number("ahead")).isZero();

        first.leaves().expect(204);
        second.waitsForTurn().seesSeats(concert.performance()).expect(200);
    }

    @Test
    @DisplayName("S3-3.2.2 When all seats are sold, the list of free seats is empty")
    void listsNoFreeSeatsWhenAllAreTaken() {
        Concert concert = frontrow.operator()
                .adds(
                        frontrow.operator().announces(Instant.now().minusSeconds(60)),
                        Instant.now().plus(Duration.ofDays(1)),
                        1,
                        2,
                        1);
        TestUser user = frontrow.user().admitInto(concert);
        user.reserves(concert.performance(), 1, 2).expect(201);

        await().untilAsserted(() ->
                assertThat(user.seats(concert.performance(), "AVAILABLE")).isEmpty());
    }

    @Test
    @DisplayName("S0-3 S3-3.2.3 Without a valid queue token no seats are shown")
    void showsNoSeatsWithoutAValidToken() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user();

        user.seesSeats(concert.performance()).refused(401, "queue-token-missing");
        user.carrying("garbled").seesSeats(concert.performance()).refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName("S3-3.2.3 A turn for one concert shows no seats of another concert")
    void showsNoSeatsOfAnotherConcert() {
        Performance other = frontrow.concert().performance();

        frontrow.user().admitInto(frontrow.concert()).seesSeats(other).refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName("S3-3.2.4 An unknown performance has no seats")
    void showsNoSeatsOfAnUnknownPerformance() {
        Concert concert = frontrow.concert();

        frontrow.user()
                .admitInto(concert)
                .seesSeats(new Performance(concert.id(), UUID.randomUUID()))
                .refused(404, "unknown-performance");
    }

    @Test
    @DisplayName("S3-3.2.5 A performance that has begun is not bookable")
    void showsNoSeatsOfAPerformanceThatHasBegun() {
        Concert concert =
                frontrow.operator().adds(frontrow.concert(), Instant.now().plus(Duration.ofDays(1)));
        TestUser user = frontrow.user().admitInto(concert);
        frontrow.timeMachine().begin(concert.performance());

        user.seesSeats(concert.performance()).refused(409, "performance-not-bookable");
    }

    @Test
    @DisplayName("S2-6 An unchanged seat map is not sent again")
    void doesNotSendAnUnchangedSeatMapAgain() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().admitInto(concert);
        HttpReply first = user.seesSeats(concert.performance()).expect(200);

        Request again = Request.get(
                        "/performances/%s/seats".formatted(concert.performance().id()))
                .with("If-None-Match", Objects.requireNonNull(first.headers().getETag()));

        assertThat(user.sends(again).expect(304).body()).isEmpty();
    }

    private static void isFreeAndPriced(JsonNode seat) {
        assertThat(seat.path("status").asString()).isEqualTo("AVAILABLE");
        assertThat(seat.path("price").asLong()).isEqualTo(Performance.PRICE);
    }
}
