package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** The refresh token in a cookie of the browser. */
class RefreshCookieWebTest extends WebTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String PASSWORD = "correct horse";

    private final String email = UUID.randomUUID() + "@frontrow.example";

    @Test
    void keepsTheRefreshTokenInACookieThatScriptsCannotRead() {
        EntityExchangeResult<byte[]> signedIn = signedIn();

        JsonNode session = JSON.readTree(signedIn.getResponseBody());
        assertThat(session.has("refreshToken")).isFalse();
        assertThat(session.path("email").asString()).isEqualTo(email);
        assertThat(session.path("name").asString()).isEqualTo("Mina");
        assertThat(session.path("role").asString()).isEqualTo("USER");
        assertThat(setCookie(signedIn))
                .startsWith("refresh-token=")
                .contains("; Path=/api/v1/sessions", "; Max-Age=1209600", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Secure", "Domain");
    }

    @Test
    void renewsAndEndsASessionByItsCookie() {
        String first = sent(signedIn());

        EntityExchangeResult<byte[]> renewed = result(
                call("/refresh", first, this::fromThisPage).expectStatus().isOk());
        String second = sent(renewed);
        assertThat(JSON.readTree(renewed.getResponseBody()).has("refreshToken")).isFalse();
        assertThat(JSON.readTree(renewed.getResponseBody()).path("name").asString())
                .isEqualTo("Mina");
        assertThat(second).isNotEqualTo(first);

        EntityExchangeResult<byte[]> ended =
                result(call("/end", second, this::fromThisPage).expectStatus().isNoContent());
        assertThat(setCookie(ended)).startsWith("refresh-token=; ").contains("; Max-Age=0", "; Path=/api/v1/sessions");
        expectProblem(call("/refresh", second, this::fromThisPage), 401, "session-ended");
    }

    @Test
    void deletesTheCookieWhenTheSessionOfAnAccessTokenEnds() {
        EntityExchangeResult<byte[]> signedIn = signedIn();
        String accessToken =
                JSON.readTree(signedIn.getResponseBody()).path("accessToken").asString();

        EntityExchangeResult<byte[]> ended = result(client.delete()
                .uri(SESSIONS + "/current")
                .headers(headers -> headers.setBearerAuth(accessToken))
                .header(HttpHeaders.COOKIE, sent(signedIn))
                .exchange()
                .expectStatus()
                .isNoContent());

        assertThat(setCookie(ended)).startsWith("refresh-token=; ");
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, ",
        "same-site, ",
        "none, ",
        "cross-site, http://localhost:PORT",
        " , https://localhost:PORT",
        " , http://localhost:1",
        " , http://evil.example",
        " , null",
        " , http://[",
        " , "
    })
    void refusesTheCookieFromAnotherOrigin(String site, String origin) {
        String cookie = sent(signedIn());
        Consumer<HttpHeaders> elsewhere = headers -> {
            if (site != null) {
                headers.set("Sec-Fetch-Site", site);
            }
            if (origin != null) {
                headers.set("Origin", origin.replace("PORT", String.valueOf(port())));
            }
        };

        expectProblem(call("/refresh", cookie, elsewhere), 403, "cross-origin");
        expectProblem(call("/end", cookie, elsewhere), 403, "cross-origin");
        call("/refresh", cookie, this::fromThisPage).expectStatus().isOk();
    }

    @Test
    void acceptsTheOriginWhereTheBrowserDoesNotSayTheSite() {
        call("/refresh", sent(signedIn()), headers -> headers.setOrigin("http://localhost:" + port()))
                .expectStatus()
                .isOk();
    }

    @Test
    void prefersTheBodyToTheCookie() {
        String cookie = sent(signedIn());
        String inBody =
                json(signIn("").expectStatus().isOk()).path("refreshToken").asString();

        EntityExchangeResult<byte[]> renewed = result(client.post()
                .uri(SESSIONS + "/refresh")
                .header(HttpHeaders.COOKIE, cookie)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .bodyValue("{\"refreshToken\": \"" + inBody + "\"}")
                .exchange()
                .expectStatus()
                .isOk());

        assertThat(renewed.getResponseHeaders().containsHeader(HttpHeaders.SET_COOKIE))
                .isFalse();
        assertThat(JSON.readTree(renewed.getResponseBody()).has("refreshToken")).isTrue();
    }

    @Test
    void needsABodyOrACookie() {
        expectInvalid(client.post().uri(SESSIONS + "/refresh").exchange(), "refreshToken");
        expectInvalid(client.post().uri(SESSIONS + "/end").exchange(), "refreshToken");
        expectInvalid(signIn(", \"keep\": \"page\""), "keep");
    }

    private void fromThisPage(HttpHeaders headers) {
        headers.set("Sec-Fetch-Site", "same-origin");
    }

    private ResponseSpec call(String path, String cookie, Consumer<HttpHeaders> headers) {
        return client.post()
                .uri(SESSIONS + path)
                .header(HttpHeaders.COOKIE, cookie)
                .headers(headers)
                .exchange();
    }

    private EntityExchangeResult<byte[]> signedIn() {
        return result(signIn(", \"keep\": \"cookie\"").expectStatus().isOk());
    }

    private ResponseSpec signIn(String keep) {
        post("/api/v1/users", headers -> {}, """
                {"email": "%s", "password": "%s", "name": "Mina"}""".formatted(email, PASSWORD));
        return post(SESSIONS, headers -> {}, """
                {"email": "%s", "password": "%s"%s}""".formatted(email, PASSWORD, keep));
    }

    private static EntityExchangeResult<byte[]> result(ResponseSpec response) {
        return response.expectBody().returnResult();
    }

    private static String setCookie(EntityExchangeResult<byte[]> result) {
        return Objects.requireNonNull(result.getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE));
    }

    /** {@return the cookie as a browser sends it back} */
    private static String sent(EntityExchangeResult<byte[]> result) {
        return setCookie(result).split(";", 2)[0];
    }
}
