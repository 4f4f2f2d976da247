package io.frontrow.adapter.web.account;

import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.reactive.CorsUtils;

/**
 * The refresh token as a cookie, so that no script of a page can read it. Only the operations on sessions receive it,
 * and only from pages of the same origin: {@code SameSite} alone would accept a page of a sibling domain.
 */
final class RefreshCookie {
    static final String NAME = "refresh-token";

    private static final String PATH = ApiPaths.V1 + "/sessions";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String SAME_ORIGIN = "same-origin";

    private RefreshCookie() {}

    /** {@return a cookie with the refresh token, which the browser deletes when the token expires} */
    static ResponseCookie of(SessionTokens tokens, Instant now, ServerHttpRequest request) {
        return cookie(tokens.refreshToken().value(), request)
                .maxAge(Duration.between(now, tokens.refreshTokenExpiresAt()))
                .build();
    }

    /** {@return an expired cookie, which deletes the one of the browser} */
    static ResponseCookie expired(ServerHttpRequest request) {
        return cookie("", request).maxAge(Duration.ZERO).build();
    }

    static boolean isIn(ServerHttpRequest request) {
        return request.getCookies().containsKey(NAME);
    }

    /**
     * {@return the refresh token in the cookie of a request, or empty if it has none}
     *
     * @throws ProblemException if the request has a cookie, and does not come from a page of the same origin
     */
    static Optional<RefreshToken> tokenIn(ServerHttpRequest request) {
        Optional<RefreshToken> token = Optional.ofNullable(request.getCookies().getFirst(NAME))
                .map(HttpCookie::getValue)
                .map(RefreshToken::new);
        if (token.isPresent() && !isOfSameOrigin(request)) {
            throw new ProblemException(Problem.of(ProblemCode.CROSS_ORIGIN));
        }
        return token;
    }

    /**
     * Browsers send {@code Sec-Fetch-Site} where a page came by HTTPS or from this machine, and {@code Origin} always.
     */
    private static boolean isOfSameOrigin(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String site = headers.getFirst(FETCH_SITE);
        return site == null ? headers.getOrigin() != null && !isOfOtherOrigin(request) : site.equals(SAME_ORIGIN);
    }

    private static boolean isOfOtherOrigin(ServerHttpRequest request) {
        try {
            return CorsUtils.isCorsRequest(request);
        } catch (IllegalArgumentException _) {
            return true; // not a URI
        }
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, ServerHttpRequest request) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure("https".equals(request.getURI().getScheme()));
    }
}
