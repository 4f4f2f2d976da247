package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.stream.StreamClient;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The cookie with which browsers open the stream of the position. */
class QueueCookieWebTest extends StreamWebTest {
    @Test
    void setsACookieThatOpensOnlyTheStreamOfThePosition() {
        Show show = aShow();
        WebUser user = aUser();
        String cookie = cookie(post(show.concertPath() + "/queue-tokens", user, ""));
        assertThat(cookie).contains("; Path=" + EVENTS, "; HttpOnly", "; SameSite=Strict");
        assertThat(cookie).doesNotContain("Secure", "Domain");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        String token = sent.substring(sent.indexOf('=') + 1);

        status(listen(EVENTS, "Cookie", sent), "position");
        admit(show);
        for (String path :
                List.of("/api/v1/queue-tokens/current", seatEvents(show), show.performancePath() + "/seats")) {
            expectProblem(client.get().uri(path).header("Cookie", sent).exchange(), 401, "queue-token-missing");
        }
        expectProblem(
                client.delete()
                        .uri("/api/v1/queue-tokens/current")
                        .header("Cookie", sent)
                        .exchange(),
                401,
                "queue-token-missing");

        assertThat(cookie(leave(token)))
                .startsWith(name(show) + "=; ")
                .contains("; Path=" + EVENTS, "; Max-Age=0", "; HttpOnly", "; SameSite=Strict");
        expectProblem(withCookie(sent), 410, "queue-token-gone");
    }

    @Test
    void rejectsAnInvalidCookie() {
        WebUser user = aUser();
        Show show = aShow();
        String token = waiting(user, show);
        String name = name(show);
        expectProblem(withCookie(name + "=garbled"), 401, "queue-token-invalid");
        expectProblem(withCookie(name + "="), 401, "queue-token-invalid");
        expectProblem(withCookie(name + "=" + token + "; " + name + "=" + token), 401, "queue-token-invalid");
        expectProblem(withCookie("other=" + token), 401, "queue-token-missing");
        expectProblem(
                client.get()
                        .uri(EVENTS)
                        .headers(aUser()::authorize)
                        .header("Cookie", name + "=" + token)
                        .exchange(),
                401,
                "queue-token-invalid");
    }

    @Test
    void prefersTheHeaderToTheCookie() {
        Show show = aShow();
        String first = waiting(aUser(), show);
        String second = waiting(aUser(), show);

        StreamClient stream = listen(EVENTS, "Queue-Token", second, "Cookie", name(show) + "=" + first);

        assertThat(status(stream, "position").path("ahead").asInt()).isEqualTo(1);
    }

    @Test
    void aBrowserThatWaitsInSeveralQueuesSaysWhichOneItWatches() {
        WebUser user = aUser();
        Show one = aShow();
        Show other = aShow();
        waiting(aUser(), other);
        String tokenOfOne = waiting(user, one);
        String both = name(one) + "=" + tokenOfOne + "; " + name(other) + "=" + waiting(user, other);

        assertThat(status(listen(EVENTS + "?concertId=" + one.concertId().value(), "Cookie", both), "position")
                        .path("ahead")
                        .asInt())
                .isZero();
        assertThat(status(listen(EVENTS + "?concertId=" + other.concertId().value(), "Cookie", both), "position")
                        .path("ahead")
                        .asInt())
                .isEqualTo(1);
        expectProblem(withCookie(both), 400, "invalid-request");
        expectProblem(
                client.get()
                        .uri(EVENTS + "?concertId=" + aShow().concertId().value())
                        .header("Cookie", both)
                        .exchange(),
                401,
                "queue-token-missing");
        assertThat(cookie(leave(tokenOfOne))).startsWith(name(one) + "=; ").doesNotContain(name(other));
    }

    private static String name(Show show) {
        return "queue-token-" + show.concertId().value();
    }

    private ResponseSpec withCookie(String cookie) {
        return client.get().uri(EVENTS).header("Cookie", cookie).exchange();
    }

    private static String cookie(ResponseSpec response) {
        return Objects.requireNonNull(
                response.returnResult(Void.class).getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE));
    }
}
