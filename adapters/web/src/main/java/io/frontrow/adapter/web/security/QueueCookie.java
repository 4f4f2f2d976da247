package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.queue.model.QueueToken;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The queue token as a cookie, for the {@code EventSource} of browsers, which cannot send custom headers. A browser
 * that waits in several queues has one cookie for each concert. Only the stream of the position accepts them. That
 * stream changes nothing, so other sites gain nothing by making a browser send a cookie.
 */
public final class QueueCookie {

    static final String NAME_PREFIX = "queue-token-";

    /** Says of which concert the position is streamed; needed by browsers that wait in several queues. */
    static final String CONCERT = "concertId";

    private static final String PATH = ApiPaths.V1 + "/queue-tokens/current/events";

    private QueueCookie() {}

    /** {@return the cookie that contains the token of the queue of the concert} */
    public static ResponseCookie of(QueueToken token, ConcertId concertId, ServerHttpRequest request) {
        return cookie(concertId, token.value(), request).build();
    }

    /** {@return an expired cookie, which deletes the one of this concert} */
    public static ResponseCookie expired(ConcertId concertId, ServerHttpRequest request) {
        return cookie(concertId, "", request).maxAge(Duration.ZERO).build();
    }

    /**
     * {@return the tokens in the cookies of the request by the names of the cookies, if it opens the stream of the
     * position; those of one concert if the request names it}
     */
    static Map<String, List<String>> tokensIn(ServerHttpRequest request) {
        boolean isStream = request.getMethod().equals(HttpMethod.GET)
                && request.getPath().value().equals(PATH);
        return isStream
                ? request.getCookies().entrySet().stream()
                        .filter(cookies -> isSelected(cookies.getKey(), request))
                        .collect(Collectors.toMap(Map.Entry::getKey, cookies -> values(cookies.getValue())))
                : Map.of();
    }

    private static boolean isSelected(String name, ServerHttpRequest request) {
        String concertId = request.getQueryParams().getFirst(CONCERT);
        return concertId == null
                ? name.startsWith(NAME_PREFIX)
                : name.equals(NAME_PREFIX + concertId.toLowerCase(Locale.ROOT));
    }

    private static List<String> values(List<HttpCookie> cookies) {
        return cookies.stream().map(HttpCookie::getValue).toList();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            ConcertId concertId, String value, ServerHttpRequest request) {
        return ResponseCookie.from(NAME_PREFIX + concertId.value(), value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure("https".equals(request.getURI().getScheme()));
    }
}
