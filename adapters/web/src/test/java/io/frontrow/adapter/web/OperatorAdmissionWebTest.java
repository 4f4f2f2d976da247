package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.queue.model.ShuffleSeed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Actions of operators on a waiting room, and the public state of its pre-queue. */
@SuppressWarnings("NullAway.Init") // JUnit calls openTheSale.
class OperatorAdmissionWebTest extends WebTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Show show;
    private WebUser operator;

    @BeforeEach
    void openTheSale() {
        show = aShow();
        operator = anOperator();
    }

    @Test
    void admitsByUserOrByQueueEntry() {
        WebUser mina = aUser();
        WebUser jun = aUser();
        waiting(aUser(), show);
        waiting(mina, show);
        String token = waiting(jun, show);

        JsonNode admitted =
                json(admit("userId", mina.userId().value()).expectStatus().isCreated());
        assertThat(admitted.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(admitted.path("expiresAt").isNull()).isFalse();

        String ticketId = json(get("/api/v1/queue-tokens/current", jun, token))
                .path("ticketId")
                .asString();
        admit("ticketId", UUID.fromString(ticketId)).expectStatus().isCreated();
        assertThat(json(get("/api/v1/queue-tokens/current", jun, token))
                        .path("state")
                        .asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void rejectsTheAdmissionOfUnknownOrActiveUsers() {
        WebUser mina = aUser();
        active(mina, show);

        expectProblem(admit("userId", mina.userId().value()), 404, "unknown-ticket");
        expectProblem(admit("userId", UUID.randomUUID()), 404, "unknown-ticket");
        expectProblem(admit("ticketId", UUID.randomUUID()), 404, "unknown-ticket");
        expectProblem(
                post(
                        "/api/v1/admin/concerts/" + UUID.randomUUID() + "/waiting-room/admissions",
                        operator,
                        """
                        {"userId": "%s"}""".formatted(mina.userId().value())),
                404,
                "unknown-concert");
    }

    @Test
    void rejectsAnAdmissionIntoAFullWaitingRoom() {
        change(1, "null", "FIFO").expectStatus().isOk();
        active(aUser(), show);
        WebUser mina = aUser();
        waiting(mina, show);

        ResponseSpec response = admit("userId", mina.userId().value());

        response.expectHeader().valueEquals("Retry-After", "1");
        expectProblem(response, 409, "room-full");
    }

    @Test
    void removesAUserOnce() {
        WebUser mina = aUser();
        String token = waiting(mina, show);

        remove(mina).expectStatus().isNoContent();

        expectProblem(get("/api/v1/queue-tokens/current", mina, token), 410, "queue-token-gone");
        expectProblem(remove(mina), 404, "unknown-ticket");
    }

    @Test
    void pausesAndResumesAndReportsTheCounts() {
        WebUser mina = aUser();
        String token = waiting(mina, show);

        JsonNode paused =
                json(post(room() + "/pause", operator, "").expectStatus().isOk());
        assertThat(paused.path("paused").asBoolean()).isTrue();
        assertThat(paused.path("waiting").asInt()).isEqualTo(1);
        admit(show);
        assertThat(json(get("/api/v1/queue-tokens/current", mina, token))
                        .path("state")
                        .asString())
                .isEqualTo("WAITING");

        JsonNode resumed =
                json(post(room() + "/resume", operator, "").expectStatus().isOk());
        assertThat(resumed.path("paused").asBoolean(true)).isFalse();
        assertThat(resumed.path("active").asInt()).isEqualTo(1);
    }

    @Test
    void listsOperatorActionsInPages() {
        WebUser mina = aUser();
        waiting(mina, show);
        clock.turn(Duration.ofSeconds(1));
        post(room() + "/pause", operator, "").expectStatus().isOk();
        clock.turn(Duration.ofSeconds(1));
        admit("userId", mina.userId().value()).expectStatus().isCreated();
        clock.turn(Duration.ofSeconds(1));
        remove(mina).expectStatus().isNoContent();

        JsonNode latest =
                json(get(room() + "/actions?limit=2", operator).expectStatus().isOk());
        JsonNode first =
                json(get(room() + "/actions?after=" + latest.path("next").asString(), operator));

        assertThat(latest.path("items")
                        .valueStream()
                        .map(it -> it.path("action").asString()))
                .containsExactly("REMOVE", "LET_IN");
        assertThat(latest.path("items"))
                .allSatisfy(action -> assertThat(action.path("userId").asString())
                        .isEqualTo(mina.userId().value().toString()));
        assertThat(first.path("items").valueStream().map(it -> it.path("action").asString()))
                .startsWith("PAUSE");
        assertThat(first.path("items").get(0).path("operatorId").asString())
                .isEqualTo(operator.userId().value().toString());
        assertThat(first.path("items").get(0).path("userId").isNull()).isTrue();
        assertThat(first.path("next").isNull()).isTrue();
        expectProblem(
                get("/api/v1/admin/concerts/" + UUID.randomUUID() + "/waiting-room/actions", operator),
                404,
                "unknown-concert");
    }

    @Test
    void allowsOperatorActionsToOperatorsOnly() {
        WebUser mina = aUser();
        String body = """
                {"userId": "%s"}""".formatted(mina.userId().value());

        expectProblem(post(room() + "/admissions", mina, body), 403, "forbidden");
        expectProblem(post(room() + "/pause", mina, ""), 403, "forbidden");
        expectProblem(post(room() + "/resume", mina, ""), 403, "forbidden");
        expectProblem(get(room() + "/actions", mina), 403, "forbidden");
    }

    @Test
    void publishesTheSeedCommitmentBeforeTheOpeningAndTheSeedAfterIt() {
        Instant opening = clock.instant().plus(MINUTE);
        change(100, "\"" + opening + "\"", "SHUFFLE").expectStatus().isOk();
        waiting(aUser(), show);

        JsonNode before = json(client.get().uri(show.concertPath() + "/queue").exchange());
        assertThat(before.path("order").asString()).isEqualTo("SHUFFLE");
        assertThat(before.path("waiting").asInt()).isEqualTo(1);
        assertThat(before.path("seed").isNull()).isTrue();

        clock.turn(MINUTE);
        await().until(() -> queue().path("seed").isString());
        JsonNode after = queue();
        assertThat(new ShuffleSeed(after.path("seed").asString()).commitment())
                .isEqualTo(before.path("seedCommitment").asString())
                .isEqualTo(after.path("seedCommitment").asString());
    }

    private JsonNode queue() {
        return json(client.get().uri(show.concertPath() + "/queue").exchange());
    }

    @Test
    void rejectsAChangeOfOrderWhileUsersWait() {
        WebUser mina = aUser();
        waiting(mina, show);

        expectProblem(change(100, "null", "SHUFFLE"), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("order");
        change(50, "null", "FIFO").expectStatus().isOk();

        remove(mina).expectStatus().isNoContent();
        change(100, "null", "SHUFFLE").expectStatus().isOk();
    }

    private ResponseSpec admit(String name, UUID id) {
        return post(room() + "/admissions", operator, """
                {"%s": "%s"}""".formatted(name, id));
    }

    private ResponseSpec remove(WebUser user) {
        return client.delete()
                .uri(room() + "/users/" + user.userId().value())
                .headers(operator::authorize)
                .exchange();
    }

    private ResponseSpec change(int capacity, String opensAt, String order) {
        return client.put()
                .uri(room())
                .headers(operator::authorize)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"capacity": %d, "admitPerSecond": 10, "sessionSeconds": 600, "idleSeconds": 60, "opensAt": %s,
                         "order": "%s", "reentry": "KEEP", "guards": "SEATS",
                         "paused": false}""".formatted(capacity, opensAt, order))
                .exchange();
    }

    private String room() {
        return "/api/v1/admin/concerts/" + show.concertId().value() + "/waiting-room";
    }
}
