package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Signing up, in and out. */
class AccountWebTest extends WebTest {
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

    private ResponseSpec refresh(String token) {
        return post("/api/v1/sessions/refresh", headers -> {}, "{\"refreshToken\": \"" + token + "\"}");
    }
}
