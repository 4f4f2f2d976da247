package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Performances as operators schedule them. */
class PerformanceAdminWebTest extends WebTest {
    @Test
    void aConcertHasOnePerformanceAtATime() {
        Show show = aShow();
        Instant startsAt = clock.instant().plus(Duration.ofDays(40));

        create(show, startsAt).expectStatus().isCreated();
        expectProblem(create(show, startsAt), 409, "performance-exists");
        create(show, startsAt.plusSeconds(1)).expectStatus().isCreated();
        create(aShow(), startsAt).expectStatus().isCreated();
    }

    @Test
    void aPerformanceBeginsInTheFutureAndAfterTheSaleOpens() {
        Show show = aShow();

        expectInvalid(create(show, clock.instant().minusSeconds(1)), "startsAt");
        create(show, clock.instant().plusSeconds(1)).expectStatus().isCreated();
    }

    @Test
    void anOperatorReadsMovesAndWithdrawsAPerformance() {
        Show show = aShow();
        String path = path(show);
        WebUser operator = anOperator();
        Instant later = clock.instant().plus(Duration.ofDays(45)).truncatedTo(ChronoUnit.SECONDS);

        JsonNode read = json(get(path, operator).expectStatus().isOk());
        assertThat(read.path("state").asString()).isEqualTo("ON_SALE");
        assertThat(read.path("available").asInt()).isEqualTo(50);
        assertThat(json(patch(path, later).expectStatus().isOk())
                        .path("startsAt")
                        .asString())
                .isEqualTo(later.toString());
        expectInvalid(patch(path, clock.instant().minusSeconds(1)), "startsAt");
        Instant other = later.plusSeconds(1);
        create(show, other).expectStatus().isCreated();
        expectProblem(patch(path, other), 409, "performance-exists");

        delete(path).expectStatus().isNoContent();
        assertThat(json(get(path, operator)).path("state").asString()).isEqualTo("WITHDRAWN");
        expectProblem(patch(path, later), 409, "performance-not-bookable");
        expectProblem(cancel(path), 409, "performance-not-bookable");
        expectProblem(get(path("/" + UUID.randomUUID()), operator), 404, "unknown-performance");
        expectProblem(delete(path("/" + UUID.randomUUID())), 404, "unknown-performance");
    }

    @Test
    void aPerformanceWithReservationsIsCanceledInstead() {
        Show show = aShow();
        WebUser fan = aUser();
        String token = active(fan, show);
        post(show.performancePath() + "/holds", fan, token, "{\"seatNumbers\": [2]}")
                .expectStatus()
                .isCreated();
        post("/api/v1/reservations", fan, token, """
                {"performanceId": "%s", "seatNumbers": [1]}""".formatted(
                                show.performanceId().value()))
                .expectStatus()
                .isCreated();
        JsonNode before = json(get(path(show), anOperator()));
        assertThat(before.path("held").asInt()).isEqualTo(1);
        assertThat(before.path("reserved").asInt()).isEqualTo(1);
        assertThat(before.path("available").asInt()).isEqualTo(48);

        expectProblem(delete(path(show)), 409, "performance-sold");
        JsonNode canceled = json(cancel(path(show)).expectStatus().isAccepted());
        assertThat(canceled.path("state").asString()).isEqualTo("CANCELED");
        assertThat(canceled.path("cancellation").path("reason").asString()).isEqualTo("The singer is ill");
        expectProblem(
                post(show.performancePath() + "/holds", fan, token, "{\"seatNumbers\": [3]}"),
                409,
                "performance-not-bookable");
        cancel(path(show)).expectStatus().isAccepted();
        expectInvalid(post(path(show) + "/cancellation", anOperator(), "{\"reason\": \" \"}"), "reason");
    }

    private static String path(Show show) {
        return path("/" + show.performanceId().value());
    }

    private static String path(String performance) {
        return "/api/v1/admin/performances" + performance;
    }

    private ResponseSpec cancel(String path) {
        return post(path + "/cancellation", anOperator(), "{\"reason\": \"The singer is ill\"}");
    }

    private ResponseSpec delete(String path) {
        WebUser operator = anOperator();
        return client.delete().uri(path).headers(operator::authorize).exchange();
    }

    private ResponseSpec patch(String path, Instant startsAt) {
        WebUser operator = anOperator();
        return client.patch()
                .uri(path)
                .headers(operator::authorize)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue("{\"startsAt\": \"%s\"}".formatted(startsAt))
                .exchange();
    }

    private ResponseSpec create(Show show, Instant startsAt) {
        return post(
                "/api/v1/admin/concerts/" + show.concertId().value() + "/performances",
                anOperator(),
                "{\"startsAt\": \"%s\"}".formatted(startsAt));
    }
}
