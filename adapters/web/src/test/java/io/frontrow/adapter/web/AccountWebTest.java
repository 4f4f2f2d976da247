package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.shared.InMemoryStore;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Signing up, in and out. */
class AccountWebTest extends WebTest {
    @Autowired
    private InMemoryStore store;

    @Test
    void signsUpInAndOut() {
        String email = UUID.randomUUID() + "@frontrow.example";
        String signUp = """
                {"email": "%s", "password": "correct horse", "name": "Mina"}""".formatted(email);
        ResponseSpec signedUp = post("/api/v1/users", headers -> {}, signUp);
        assertThat(json(signedUp.expectStatus().isCreated()).path("email").asString())
                .isEqualTo(email);
        expectProblem(post("/api/v1/users", headers -> {}, signUp), 409, "email-taken");

        String credentials = """
                {"email": "%s", "password": "%s"}""";
        expectProblem(
                post("/api/v1/sessions", headers -> {}, credentials.formatted(email, "wrong horse")),
                401,
                "bad-credentials");
        expectProblem(
                post("/api/v1/sessions", headers -> {}, credentials.formatted("x" + email, "correct horse")),
                401,
                "bad-credentials");
        JsonNode session = json(post("/api/v1/sessions", headers -> {}, credentials.formatted(email, "correct horse"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*"));

        JsonNode renewed = json(
                refresh(session.path("refreshToken").asString()).expectStatus().isOk());
        client.delete()
                .uri("/api/v1/sessions/current")
                .headers(headers ->
                        headers.setBearerAuth(renewed.path("accessToken").asString()))
                .exchange()
                .expectStatus()
                .isNoContent();
        expectProblem(refresh(renewed.path("refreshToken").asString()), 401, "session-ended");
        client.get()
                .uri("/api/v1/wallet")
                .headers(headers ->
                        headers.setBearerAuth(renewed.path("accessToken").asString()))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void takesTheRightsOfAnOperatorWhoIsNoneAnyMore() {
        WebUser operator = anOperator();
        get("/api/v1/admin/concerts", operator).expectStatus().isOk();

        store.users.computeIfPresent(
                operator.userId(),
                (_, known) -> new Credentials(
                        new User(
                                known.user().userId(),
                                known.user().email(),
                                known.user().name(),
                                Role.USER),
                        known.passwordHash()));

        expectProblem(get("/api/v1/admin/concerts", operator), 403, "forbidden");
        get("/api/v1/wallet", operator).expectStatus().isOk();
    }

    @Test
    void signsInEvenIfAnExpiredAccessTokenIsSent() {
        String email = UUID.randomUUID() + "@frontrow.example";
        post("/api/v1/users", headers -> {}, """
                {"email": "%s", "password": "correct horse", "name": "Mina"}""".formatted(email));
        post("/api/v1/sessions", headers -> headers.setBearerAuth("over"), """
                {"email": "%s", "password": "correct horse"}""".formatted(email))
                .expectStatus()
                .isOk();
    }

    @Test
    void signsOutByRefreshToken() {
        String email = UUID.randomUUID() + "@frontrow.example";
        post("/api/v1/users", headers -> {}, """
                {"email": "%s", "password": "correct horse", "name": "Mina"}""".formatted(email));
        JsonNode session = json(post("/api/v1/sessions", headers -> {}, """
                {"email": "%s", "password": "correct horse"}""".formatted(email))
                .expectStatus()
                .isOk());
        String token = session.path("refreshToken").asString();

        end(token).expectStatus().isNoContent();
        expectProblem(refresh(token), 401, "session-ended");
        end(token).expectStatus().isNoContent();
        end("unknown").expectStatus().isNoContent();
        expectProblem(post("/api/v1/sessions/end", headers -> {}, "{}"), 400, "invalid-request");
    }

    @Test
    void limitsGuessesOfAnAccount() {
        String guess = """
                {"email": "%s@frontrow.example", "password": "wrong horse"}""".formatted(UUID.randomUUID());
        for (int i = 0; i < 10; i++) {
            expectProblem(post("/api/v1/sessions", headers -> {}, guess), 401, "bad-credentials");
        }
        ResponseSpec refused = post("/api/v1/sessions", headers -> {}, guess);
        expectProblem(refused, 429, "too-many-requests");
        refused.expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
    }

    private ResponseSpec end(String token) {
        return post("/api/v1/sessions/end", headers -> headers.setBearerAuth("over"), """
                {"refreshToken": "%s"}""".formatted(token));
    }

    private ResponseSpec refresh(String token) {
        return post("/api/v1/sessions/refresh", headers -> {}, "{\"refreshToken\": \"" + token + "\"}");
    }
}
