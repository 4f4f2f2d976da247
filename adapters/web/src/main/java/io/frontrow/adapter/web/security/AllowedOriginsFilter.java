package io.frontrow.adapter.web.security;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets the pages of listed origins use the API, as the Fetch standard defines it. Requests of other origins are handled
 * as if this filter did not exist: a browser does not show the responses to their pages, and a request is not rejected
 * for its {@code Origin}, which a proxy that terminates TLS makes differ from the server's address.
 *
 * <p>Credentials are not allowed, since both tokens travel in headers that pages set themselves.
 */
final class AllowedOriginsFilter implements WebFilter {
    private static final Duration PREFLIGHT_MAX_AGE = Duration.ofHours(1);

    private final CorsConfiguration configuration = new CorsConfiguration();
    private final CorsWebFilter cors;

    AllowedOriginsFilter(CorsSettings settings) {
        configuration.setAllowedOrigins(settings.allowedOrigins());
        configuration.addAllowedMethod(CorsConfiguration.ALL);
        configuration.addAllowedHeader(CorsConfiguration.ALL);
        configuration.setExposedHeaders(List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG));
        configuration.setMaxAge(PREFLIGHT_MAX_AGE);
        cors = new CorsWebFilter(_ -> configuration);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String origin = exchange.getRequest().getHeaders().getOrigin();
        if (configuration.checkOrigin(origin) != null) {
            return cors.filter(exchange, chain);
        }
        // A cache must not send this response to a page of a listed origin.
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        return chain.filter(exchange);
    }
}
