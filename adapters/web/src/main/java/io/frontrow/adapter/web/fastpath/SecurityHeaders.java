package io.frontrow.adapter.web.fastpath;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.security.CorsSettings;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;

/** The headers that Spring Security writes by default. A test compares the responses of both paths. */
@Component
final class SecurityHeaders {
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "X-XSS-Protection", "0",
            "Referrer-Policy", "no-referrer");

    private static final Map<String, String> NO_STORE = Map.of(
            HttpHeaders.CACHE_CONTROL,
            "no-cache, no-store, max-age=0, must-revalidate",
            HttpHeaders.PRAGMA,
            "no-cache",
            HttpHeaders.EXPIRES,
            "0");

    private static final String HSTS = "Strict-Transport-Security";
    private static final String ONE_YEAR = "max-age=31536000 ; includeSubDomains";

    private final boolean isCorsEnabled;

    SecurityHeaders(CorsSettings cors) {
        this.isCorsEnabled = !cors.allowedOrigins().isEmpty();
    }

    /** Sets the headers of every response. */
    void set(ServerHttpRequest request, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        ALWAYS.forEach(headers::set);
        if ("https".equals(request.getURI().getScheme())) {
            headers.set(HSTS, ONE_YEAR);
        }
        if (isCorsEnabled) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    /** Forbids caches to store a response, unless it says itself what they may do. */
    static void forbidStoring(ServerHttpResponse response, ApiResponse what) {
        if (!(what instanceof ApiResponse.Success success && isToBeStored(success))) {
            forbidStoring(response);
        }
    }

    static void forbidStoring(ServerHttpResponse response) {
        NO_STORE.forEach(response.getHeaders()::set);
    }

    private static boolean isToBeStored(ApiResponse.Success success) {
        return success.headers().containsKey(HttpHeaders.CACHE_CONTROL)
                || HttpStatus.NOT_MODIFIED.equals(success.status());
    }
}
