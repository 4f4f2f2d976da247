package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class SeatMapWebTest extends WebTest {
    private static final SeatPlan LARGE = new SeatPlan(List.of(
            new Section("Floor", 100, 400, new Points(90_000)), new Section("Balcony", 50, 200, new Points(50_000))));

    /** Not checked against the API document, which would take long for so many seats. */
    @Test
    void listsEverySeatOfALargeHall() {
        WebUser user = aUser();
        Show show = aShow(LARGE, GuardedScope.SEATS);
        client = client.mutate().filters(List::clear).build();

        byte[] body = get(seats(show), user, active(user, show))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches(HttpHeaders.CACHE_CONTROL, ".*no-store.*")
                .expectBody()
                .returnResult()
                .getResponseBody();

        JsonNode seats = JSON.readTree(body).path("seats");
        assertThat(seats).hasSize(50_000);
        assertThat(seats.path(40_000).path("section").asString()).isEqualTo("Balcony");
        assertThat(seats.path(40_000).path("row").asInt()).isEqualTo(1);
    }

    @Test
    void needsNoAccessToken() {
        Show show = aShow();
        client.get()
                .uri(seats(show))
                .header("Queue-Token", active(aUser(), show))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void respondsNotModifiedWhileNothingHasChanged() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        String eTag = eTag(get(seats(show), user, token).expectStatus().isOk());

        ResponseSpec unchanged = knowing(eTag, show, user, token);
        unchanged.expectStatus().isNotModified().expectBody().isEmpty();
        assertThat(eTag(unchanged)).isEqualTo(eTag);
        knowing("\"another\", " + eTag, show, user, token).expectStatus().isNotModified();
        knowing("garbage", show, user, token).expectStatus().isOk();

        post(show.performancePath() + "/holds", user, token, "{\"seatNumbers\": [1]}")
                .expectStatus()
                .isCreated();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> knowing(eTag, show, user, token).expectStatus().isOk());
    }

    @Test
    void filtersByStatus() {
        WebUser user = aUser();
        Show show = aShow();
        String token = active(user, show);
        post(show.performancePath() + "/holds", user, token, "{\"seatNumbers\": [7, 8]}")
                .expectStatus()
                .isCreated();
        get(seats(show) + "?status=HELD", user, token)
                .expectBody()
                .jsonPath("$.seats[*].seatNumber")
                .value(numbers -> assertThat(numbers).hasToString("[7,8]"));
        get(seats(show) + "?status=AVAILABLE", user, token)
                .expectBody()
                .jsonPath("$.seats.length()")
                .isEqualTo(48);
        expectProblem(get(seats(show) + "?status=FREE", user, token), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("status")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be one of AVAILABLE, HELD, RESERVED, SOLD");
    }

    @Test
    void limitsHowOftenAUserReadsThem() {
        WebUser user = aUser();
        WebUser another = aUser();
        Show show = aShow();
        String token = active(user, show);

        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> isTooMany(get(seats(show), user, token))
                        && isTooMany(get(seats(show) + "/events", user, token)));

        get(show.performancePath() + "/seat-statuses", user, token)
                .expectStatus()
                .isOk();
        get(seats(show), another, active(another, show)).expectStatus().isOk();
    }

    private static boolean isTooMany(ResponseSpec response) {
        return response.returnResult(Void.class).getStatus().value() == 429;
    }

    private ResponseSpec knowing(String eTag, Show show, WebUser user, String queueToken) {
        return client.get()
                .uri(seats(show))
                .headers(user::authorize)
                .header("Queue-Token", queueToken)
                .header(HttpHeaders.IF_NONE_MATCH, eTag)
                .exchange();
    }

    private static String seats(Show show) {
        return show.performancePath() + "/seats";
    }

    private static String eTag(ResponseSpec response) {
        return Objects.requireNonNull(
                response.returnResult(Void.class).getResponseHeaders().getETag());
    }
}
