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
 * The queue token as a cookie, for the {@code EventSource} of browsers, which sends no header of one's own. It is read by
 * the stream of positions alone, which changes nothing, so that no other site gains by making a browser send it.
 */
public final class QueueCookie {
    static final String NAME = "queue-token";

    private static final String PATH = ApiPaths.V1 + "/queue-tokens/current/events";

    private QueueCookie() {}

    /** The cookie that carries the token. */
    public static ResponseCookie of(QueueToken token, ServerHttpRequest request) {
        return cookie(token.value(), request).build();
    }

    /** The cookie that takes away the one before. */
    public static ResponseCookie expired(ServerHttpRequest request) {
        return cookie("", request).maxAge(Duration.ZERO).build();
    }

    /** The tokens that the request was sent with, if it is one that may be. */
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
