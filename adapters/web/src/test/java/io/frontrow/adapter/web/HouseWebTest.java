package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frontrow.audit.port.InMemoryLedgerSeals;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What operators see of the house: performances, seats, users in the queue, forecasts and the seal. */
class HouseWebTest extends WebTest {
    @Autowired
    private InMemoryLedgerSeals seals;

    @Test
    void listsThePerformancesOfAConcertWithTheirSections() {
        Show show = aShow();
        aPerformance(show);
        WebUser user = aUser();
        hold(user, show, "12, 13");

        JsonNode first = ok("/api/v1/admin/concerts/" + show.concertId().value() + "/performances")
                .path("items")
                .get(0);

        assertThat(first.path("performanceId").asString())
                .isEqualTo(show.performanceId().value().toString());
        assertThat(first.path("held").asInt()).isEqualTo(2);
        assertThat(first.at("/sections/0/available").asInt()).isEqualTo(48);
        assertThat(ok("/api/v1/admin/performances?limit=200").path("items").size())
                .isPositive();
        expectProblem(
                get("/api/v1/admin/concerts/" + UUID.randomUUID() + "/performances", anOperator()),
                404,
                "unknown-concert");
    }

    @Test
    void listsAllConcerts() {
        JsonNode page = ok("/api/v1/admin/concerts?limit=1");

        assertThat(page.path("items").size()).isEqualTo(1);
    }

    @Test
    void showsWhoHasWhichSeat() {
        Show show = aShow();
        WebUser user = aUserWhoReserved(show, "12, 13");
        WebUser holder = aUser();
        hold(holder, show, "7, 14");
        String seats = "/api/v1/admin/performances/" + show.performanceId().value() + "/seats";

        List<JsonNode> items = ok(seats).path("items").valueStream().toList();

        assertThat(items).extracting(item -> item.path("seatNumber").asInt()).containsExactly(7, 12, 13, 14);
        assertThat(items.get(0).path("status").asString()).isEqualTo("HELD");
        assertThat(items.get(0).path("email").asString())
                .isEqualTo(holder.account().email().value());
        assertThat(items.get(0).path("reservationId").isNull()).isTrue();
        assertThat(items.get(1).path("status").asString()).isEqualTo("RESERVED");
        assertThat(items.get(1).path("email").asString())
                .isEqualTo(user.account().email().value());
        assertThat(ok(seats + "?seatNumber=13").path("items").size()).isEqualTo(1);
        assertThat(ok(seats + "?seatNumber=15").path("items").size()).isZero();
        JsonNode page = ok(seats + "?limit=2");
        assertThat(ok(seats + "?limit=2&after=" + page.path("next").asString())
                        .path("items")
                        .size())
                .isEqualTo(2);
        expectInvalid(get(seats + "?seatNumber=first", anOperator()), "seatNumber");
        expectProblem(
                get("/api/v1/admin/performances/" + UUID.randomUUID() + "/seats", anOperator()),
                404,
                "unknown-performance");
    }

    @Test
    void showsWhoHasWhatOfAWholePerformance() {
        Show show = aShow();
        WebUser user = aUserWhoReserved(show, "12, 13");
        WebUser holder = aUser();
        hold(holder, show, "7, 14");
        String performances = "/api/v1/admin/performances/";

        JsonNode all = ok(performances + show.performanceId().value() + "/seat-holders");

        assertThat(all.path("performanceId").asString())
                .isEqualTo(show.performanceId().value().toString());
        assertThat(all.path("holdings").valueStream())
                .extracting(
                        it -> it.path("seatNumbers").toString(),
                        it -> it.path("status").asString(),
                        it -> it.path("email").asString(),
                        it -> it.path("reservationId").isNull())
                .containsExactly(
                        tuple("[7,14]", "HELD", holder.account().email().value(), true),
                        tuple("[12,13]", "RESERVED", user.account().email().value(), false));
        expectProblem(
                get(performances + UUID.randomUUID() + "/seat-holders", anOperator()), 404, "unknown-performance");
    }

    private WebUser aUserWhoReserved(Show show, String seats) {
        WebUser user = aUser();
        reserve(user, show, hold(user, show, seats), seats);
        return user;
    }

    @Test
    void findsAUserInTheQueueByEmail() {
        Show show = aShow();
        WebUser user = aUser();
        waiting(aUser(), show);
        waiting(user, show);
        String path = room(show) + "/users?email=";

        JsonNode found = ok(path + user.account().email().value());

        assertThat(found.path("userId").asString())
                .isEqualTo(user.userId().value().toString());
        assertThat(found.path("state").asString()).isEqualTo("WAITING");
        assertThat(found.path("position").asInt()).isEqualTo(2);
        admit(show);
        assertThat(ok(path + user.account().email().value()).path("state").asString())
                .isEqualTo("ACTIVE");
        expectProblem(get(path + "nobody@frontrow.example", anOperator()), 404, "unknown-user");
        expectProblem(get(path + aUser().account().email().value(), anOperator()), 404, "unknown-ticket");
        expectInvalid(get(path + "nobody", anOperator()), "email");
    }

    @Test
    void forecastsAChange() {
        Show show = aShow();
        waiting(aUser(), show);
        WebUser operator = anOperator();

        JsonNode forecast = json(post(room(show) + "/forecast", operator, "{\"paused\": true}")
                .expectStatus()
                .isOk());

        assertThat(forecast.path("waiting").asInt()).isEqualTo(1);
        assertThat(forecast.at("/now/last/estimatedWaitSeconds").isNumber()).isTrue();
        assertThat(forecast.at("/changed/last").isNull()).isTrue();
        expectInvalid(post(room(show) + "/forecast", operator, "{\"capacity\": 0}"), "capacity");
    }

    @Test
    void showsTheLastSealWithTheAudit() {
        seals.gain(1);
        seals.seal(1).block();

        JsonNode seal = ok("/api/v1/admin/audit").path("seal");

        assertThat(seal.path("number").asInt()).isPositive();
        assertThat(seal.path("hash").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void thePublicListHasWhatAConcertOffers() {
        Show show = aShow();

        assertThat(json(client.get().uri("/api/v1/concerts?limit=200").exchange())
                        .path("items")
                        .valueStream())
                .filteredOn(item -> item.path("concertId")
                        .asString()
                        .equals(show.concertId().value().toString()))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("priceFrom").asInt()).isEqualTo(50_000);
                    assertThat(item.path("seatsAvailable").asInt()).isEqualTo(50);
                    assertThat(item.path("soldOut").asBoolean()).isFalse();
                    assertThat(item.path("saleClosed").asBoolean()).isFalse();
                    assertThat(item.path("paused").asBoolean()).isFalse();
                    assertThat(item.has("opensAt")).isTrue();
                });
    }

    private static String room(Show show) {
        return "/api/v1/admin/concerts/" + show.concertId().value() + "/waiting-room";
    }

    private JsonNode ok(String path) {
        return json(get(path, anOperator()).expectStatus().isOk());
    }

    private String hold(WebUser user, Show show, String seatNumbers) {
        String token = active(user, show);
        ResponseSpec held =
                post(show.performancePath() + "/holds", user, token, "{\"seatNumbers\": [" + seatNumbers + "]}");
        held.expectStatus().isCreated();
        return token;
    }

    private void reserve(WebUser user, Show show, String token, String seats) {
        post("/api/v1/reservations", user, token, """
                {"performanceId": "%s", "seatNumbers": [%s]}""".formatted(
                                show.performanceId().value(), seats))
                .expectStatus()
                .isCreated();
    }
}
