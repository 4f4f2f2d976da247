package io.frontrow.adapter.web.security;

import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Identifies the caller by the access token of a request (RFC 6750). A token that was not issued here or has expired
 * identifies nobody: the request goes on as anonymous, and is rejected only if it needs a caller. Users who wait in a
 * queue therefore keep their place after their access token has expired.
 */
public final class CallerReader {
    private static final String SCHEME = "Bearer ";

    private final AccessTokenReader tokens;

    public CallerReader(AccessTokenReader tokens) {
        this.tokens = tokens;
    }

    /** {@return the caller of the request with these headers, or empty if it is anonymous} */
    public Optional<Caller> read(HttpHeaders headers) {
        return token(headers).flatMap(tokens::read);
    }

    /** {@return the access token in these headers} */
    static Optional<String> token(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .filter(CallerReader::hasScheme)
                .map(value -> value.substring(SCHEME.length()));
    }

    private static boolean hasScheme(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
