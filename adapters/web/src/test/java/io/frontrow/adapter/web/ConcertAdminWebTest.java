package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Concerts as operators change them. */
class ConcertAdminWebTest extends WebTest {
    @Test
    void aPatchChangesOnlyWhatItNames() {
        Show show = aShow();
        JsonNode before = json(client.get().uri(show.concertPath()).exchange());

        JsonNode changed =
                json(patch(show, "{\"venue\": \"Hall Two\"}").expectStatus().isOk());

        assertThat(changed.path("venue").asString()).isEqualTo("Hall Two");
        assertThat(changed.path("title")).isEqualTo(before.path("title"));
        assertThat(json(patch(
                        show,
                        "{\"venue\": \"%s\"}".formatted(before.path("venue").asString()))))
                .isEqualTo(before);
        expectProblem(
                patch(new Show(new ConcertId(UUID.randomUUID()), show.performanceId()), "{}"), 404, "unknown-concert");
    }

    @Test
    void theWaitingRoomFollowsTheSale() {
        Show show = aShow();
        Instant later = clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);

        patch(show, opening(later)).expectStatus().isOk();

        JsonNode room = json(get("/api/v1/admin/concerts/" + show.concertId().value() + "/waiting-room", anOperator()));
        assertThat(room.path("opensAt").asString()).isEqualTo(later.toString());
        expectInvalid(patch(show, opening(clock.instant().plus(Duration.ofDays(30)))), "salesOpenAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": null}", "{\"title\": \" \"}", "{\"title\": 5}"})
    void rejectsAnInvalidPatch(String body) {
        expectInvalid(patch(aShow(), body), "title");
    }

    private static String opening(Instant at) {
        return "{\"salesOpenAt\": \"%s\"}".formatted(at);
    }

    private ResponseSpec patch(Show show, String body) {
        WebUser operator = anOperator();
        return client.patch()
                .uri("/api/v1/admin/concerts/" + show.concertId().value())
                .headers(operator::authorize)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
