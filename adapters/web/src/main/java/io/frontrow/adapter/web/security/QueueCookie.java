package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.queue.model.QueueToken;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The queue token as a cookie, for the {@code EventSource} of browsers, which cannot send custom headers. Only the
 * stream of the position accepts it. That stream changes nothing, so other sites gain nothing by making a browser send
 * the cookie.
 */
public final class QueueCookie {
    static final String NAME = "queue-token";

    private static final String PATH = ApiPaths.V1 + "/queue-tokens/current/events";

    private QueueCookie() {}

    /** {@return the cookie that contains the token} */
    public static ResponseCookie of(QueueToken token, ServerHttpRequest request) {
        return cookie(token.value(), request).build();
    }

    /** {@return an expired cookie, which deletes the previous one} */
    public static ResponseCookie expired(ServerHttpRequest request) {
        return cookie("", request).maxAge(Duration.ZERO).build();
    }

    /** {@return the tokens in the cookies of the request, if it opens the stream of the position} */
    static List<String> tokensIn(ServerHttpRequest request) {
        boolean isStream = request.getMethod().equals(HttpMethod.GET)
                && request.getPath().value().equals(PATH);
        List<HttpCookie> cookies = request.getCookies().getOrDefault(NAME, List.of());
        return isStream ? cookies.stream().map(HttpCookie::getValue).toList() : List.of();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, ServerHttpRequest request) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure("https".equals(request.getURI().getScheme()));
    }
}
