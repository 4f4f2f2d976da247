package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.queue.model.GuardedScope;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What caches may store, and for how long. */
class CachingWebTest extends WebTest {
    private static final String PUBLIC = "public, max-age=2";

    @Test
    void letsCachesStorePublicLists() {
        Show show = aShow();
        for (String path : List.of(
                "/api/v1/concerts",
                show.concertPath(),
                show.concertPath() + "/performances",
                show.concertPath() + "/queue")) {
            ResponseSpec response = get(path).expectStatus().isOk();
            response.expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, PUBLIC);
            String eTag = eTag(response);

            ResponseSpec again = client.get()
                    .uri(path)
                    .header(HttpHeaders.IF_NONE_MATCH, eTag)
                    .exchange();
            again.expectStatus().isNotModified().expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, PUBLIC);
            assertThat(eTag(again)).isEqualTo(eTag);
            client.get()
                    .uri(path)
                    .header(HttpHeaders.IF_NONE_MATCH, "W/\"another\"")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void letsCachesStorePlansForever() {
        Show show = aShow();
        ResponseSpec response =
                get(show.performancePath() + "/plan").expectStatus().isOk();
        response.expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .expectBody()
                .json("""
                        {"performanceId": "%s", "concertId": "%s", "seatsTotal": 50, "sections": [
                          {"name": "Hall", "price": 50000, "rows": 5, "seatsPerRow": 10, "firstSeatNumber": 1,
                           "at": {"x": 500, "y": 220, "rotate": 0, "curve": 900}}]}""".formatted(
                                show.performanceId().value(), show.concertId().value()));
        client.get()
                .uri(show.performancePath() + "/plan")
                .header(HttpHeaders.IF_NONE_MATCH, eTag(response))
                .exchange()
                .expectStatus()
                .isNotModified();
        expectProblem(
                get("/api/v1/performances/01a199e1-bb30-750d-a8ec-e8f08bd8d5eb/plan"), 404, "unknown-performance");
    }

    @Test
    void letsCachesStoreNothingElse() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        for (String path : List.of(
                show.performancePath() + "/seats",
                show.performancePath() + "/seat-statuses",
                "/api/v1/queue-tokens/current",
                "/api/v1/reservations",
                "/api/v1/wallet")) {
            get(path, user, token).expectStatus().isOk();
            expectNoStore(get(path, user, token));
        }
        expectNoStore(get("/api/v1/wallet"));
        expectNoStore(get("/api/v1/concerts/01a199e1-bb30-750d-a8ec-e8f08bd8d5eb/queue"));
    }

    @Test
    void letsCachesStoreNoGuardedPerformances() {
        WebUser user = aUser();
        Show show = aShow(SeatPlan.standardHall(), GuardedScope.DATES);
        String path = show.concertPath() + "/performances";
        String token = active(user, show);
        ResponseSpec inTurn = get(path, user, token).expectStatus().isOk();
        expectNoStore(inTurn);
        expectProblem(get(path), 401, "queue-token-missing");
        expectNoStore(get(path));
    }

    private ResponseSpec get(String path) {
        return client.get().uri(path).exchange();
    }

    private static void expectNoStore(ResponseSpec response) {
        response.expectHeader()
                .value(
                        HttpHeaders.CACHE_CONTROL,
                        it -> assertThat(it).contains("no-store").doesNotContain("public"));
    }

    private static String eTag(ResponseSpec response) {
        return Objects.requireNonNull(
                response.returnResult(Void.class).getResponseHeaders().getETag());
    }
}
