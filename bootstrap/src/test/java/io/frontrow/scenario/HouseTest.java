package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators see of the house, and what the public list of concerts says of it. */
class HouseTest {

    private final TestSystem frontrow = TestSystem.sharedByTwo();

    @Test
    @DisplayName("P-19 An operator sees every performance with its seats by section, and who has which seat")
    void showsSeatsAndTheirOwners() {
        Concert concert = frontrow.concert();
        Concert withSecond = frontrow.operator().adds(concert, Instant.now().plus(Duration.ofDays(60)), 2, 10, 20_000);
        frontrow.operator().withdraws(withSecond.performances().getLast()).expect(204);
        TestUser buyer = frontrow.user().admitInto(concert).withPoints(100_000);
        buyer.bought(concert.performance(), 12, 13);
        TestUser chooser = frontrow.user().admitInto(concert);
        chooser.holds(concert.performance(), 7, 9).expect(201);

        List<JsonNode> all = operatorReads("/admin/concerts/%s/performances".formatted(concert.id()))
                .path("items")
                .valueStream()
                .toList();

        assertThat(all).extracting(it -> it.path("state").asString()).containsExactly("ON_SALE", "WITHDRAWN");
        JsonNode hall = all.getFirst().at("/sections/0");
        assertThat(hall.path("sold").asInt()).isEqualTo(2);
        assertThat(hall.path("held").asInt()).isEqualTo(2);
        assertThat(hall.path("available").asInt()).isEqualTo(46);
        assertThat(all.getFirst().path("revenue").asLong()).isEqualTo(100_000);
        List<JsonNode> seats = operatorReads("/admin/performances/%s/seats"
                        .formatted(concert.performance().id()))
                .path("items")
                .valueStream()
                .toList();
        assertThat(seats).extracting(it -> it.path("seatNumber").asInt()).containsExactly(7, 9, 12, 13);
        assertThat(seats.getFirst().path("userId").asString())
                .isEqualTo(chooser.userId().toString());
        assertThat(seats.getLast().path("userId").asString())
                .isEqualTo(buyer.userId().toString());
        assertThat(operatorReads("/admin/performances/%s/seat-holders"
                                .formatted(concert.performance().id()))
                        .path("holdings")
                        .valueStream())
                .extracting(
                        it -> it.path("seatNumbers").toString(),
                        it -> it.path("userId").asString())
                .containsExactly(
                        tuple("[7,9]", chooser.userId().toString()),
                        tuple("[12,13]", buyer.userId().toString()));
        assertThat(operatorReads("/admin/performances?limit=200").path("items").size())
                .isPositive();
    }

    @Test
    @DisplayName("P-19 An operator finds a user by e-mail, and is told what a change will do to the wait")
    void findsUsersAndForecasts() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.user().admitInto(concert);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        String room = "/admin/concerts/%s/waiting-room".formatted(concert.id());

        JsonNode found = operatorReads(room + "/users?email=" + user.userId() + "@fans.example");

        assertThat(found.path("userId").asString()).isEqualTo(user.userId().toString());
        assertThat(found.path("position").asInt()).isEqualTo(1);
        JsonNode forecast = frontrow.operator()
                .sends(Request.post(room + "/forecast").json(Map.of("capacity", 100)))
                .expect(200)
                .json();
        assertThat(forecast.at("/changed/last/estimatedWaitSeconds").asLong())
                .isLessThan(forecast.at("/now/last/estimatedWaitSeconds").asLong());
        assertThat(user.isActive()).isFalse();
    }

    @Test
    @DisplayName("P-19 The audit names the last seal of the ledger")
    void namesTheLastSeal() {
        Concert concert = frontrow.concert();
        frontrow.user().admitInto(concert).withPoints(50_000).bought(concert.performance(), 1);

        await().untilAsserted(() -> assertThat(
                        operatorReads("/admin/audit").at("/seal/hash").asString())
                .matches("[0-9a-f]{64}"));
    }

    @Test
    @DisplayName("S0-1 S1-1 A concert says what it offers: the lowest price and how many seats are left")
    void saysWhatAConcertOffers() {
        Concert concert = frontrow.concert();
        frontrow.user().admitInto(concert).withPoints(100_000).bought(concert.performance(), 1, 2);

        JsonNode offered = frontrow.sends(Request.get("/concerts/" + concert.id()))
                .expect(200)
                .json();

        assertThat(offered.path("priceFrom").asLong()).isEqualTo(50_000);
        assertThat(offered.path("seatsTotal").asInt()).isEqualTo(50);
        assertThat(offered.path("seatsAvailable").asInt()).isEqualTo(48);
        assertThat(offered.path("soldOut").asBoolean()).isFalse();
        assertThat(offered.path("saleClosed").asBoolean()).isFalse();
    }

    private JsonNode operatorReads(String path) {
        return frontrow.operator().sends(Request.get(path)).expect(200).json();
    }
}
