package io.frontrow.adapter.web.fastpath;

import io.frontrow.adapter.web.security.Caller;
import io.frontrow.adapter.web.security.CallerReader;
import io.frontrow.adapter.web.security.CorsSettings;
import io.frontrow.adapter.web.security.QueueTokenReader;
import io.frontrow.queue.model.QueueEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Decides which requests the fast path handles: only those that need no decision of the framework, and that the access
 * rules admit. All others are left to the framework, which reports what is wrong with them.
 */
@Component
final class FastCalls {
    private static final String QUEUE_TOKEN = "Queue-Token";

    /** What clients of JSON usually send; other values have to be parsed. */
    private static final Set<String> ACCEPTS_JSON = Set.of("*/*", "application/json", "application/json, */*");

    /** Preconditions that only the framework judges. */
    private static final List<String> CONDITIONS =
            List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.IF_UNMODIFIED_SINCE);

    private final List<FastRoute> routes;
    private final CallerReader callers;
    private final QueueTokenReader queueTokens;
    private final boolean isCorsEnabled;
    private final @Nullable ForwardedHeaderTransformer forwardedHeaders;

    /** @param forwardedHeaders what the framework does with the headers of proxies; optional */
    FastCalls(
            List<FastRoutes> controllers,
            CallerReader callers,
            QueueTokenReader queueTokens,
            CorsSettings cors,
            ObjectProvider<ForwardedHeaderTransformer> forwardedHeaders) {
        this.routes = controllers.stream()
                .flatMap(controller -> controller.fastRoutes().stream())
                .toList();
        this.callers = callers;
        this.queueTokens = queueTokens;
        this.isCorsEnabled = !cors.allowedOrigins().isEmpty();
        this.forwardedHeaders = forwardedHeaders.getIfAvailable();
    }

    /** {@return the request with its route and credentials, or empty if the framework has to handle it} */
    Optional<FastCall> read(ServerHttpRequest request) {
        return asProxyReceived(request).flatMap(this::find);
    }

    /** {@return the request with the address that a proxy forwards, or empty if the framework has to reject it} */
    private Optional<ServerHttpRequest> asProxyReceived(ServerHttpRequest request) {
        try {
            return Optional.of(forwardedHeaders == null ? request : forwardedHeaders.apply(request));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private Optional<FastCall> find(ServerHttpRequest request) {
        String path = request.getPath().pathWithinApplication().value();
        for (FastRoute route : routes) {
            Optional<UUID> id = route.match(request.getMethod(), path);
            if (id.isPresent()) {
                return read(route, id.get(), request);
            }
        }
        return Optional.empty();
    }

    private Optional<FastCall> read(FastRoute route, UUID id, ServerHttpRequest request) {
        return isPlain(request.getHeaders())
                        && isPlain(request.getURI().getRawQuery(), route)
                        && (!route.hasBody() || FastBodies.isPlain(request.getHeaders()))
                ? admitted(route, id, request)
                : Optional.empty();
    }

    private boolean isPlain(HttpHeaders headers) {
        String accept = headers.getFirst(HttpHeaders.ACCEPT);
        return (accept == null || (ACCEPTS_JSON.contains(accept) && isSingle(headers, HttpHeaders.ACCEPT)))
                && !(isCorsEnabled && headers.containsHeader(HttpHeaders.ORIGIN))
                && CONDITIONS.stream().noneMatch(headers::containsHeader)
                && ETags.isPlain(headers);
    }

    private static boolean isSingle(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).size() == 1;
    }

    /** Spring Security's firewall has nothing to reject in a query of these characters. */
    private static boolean isPlain(@Nullable String query, FastRoute route) {
        return query == null || (route.hasParameters() && query.chars().allMatch(FastCalls::isPlain));
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_=&".indexOf(c) >= 0;
    }

    private Optional<FastCall> admitted(FastRoute route, UUID id, ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        Optional<Caller> caller = callers.read(headers);
        List<String> tokens = headers.getOrEmpty(QUEUE_TOKEN);
        Optional<QueueEntry> entry = tokens.size() == 1 ? queueTokens.read(tokens.getFirst()) : Optional.empty();
        boolean isAdmitted = switch (route.access()) {
            case PUBLIC -> tokens.isEmpty();
            case QUEUE_TOKEN -> entry.isPresent() && belongsTo(caller, entry.get());
            case USER ->
                caller.isPresent() && (tokens.isEmpty() || (entry.isPresent() && belongsTo(caller, entry.get())));
            case SIGN_IN, OPERATOR -> false;
        };
        return isAdmitted && (entry.isPresent() || !route.needsEntry())
                ? Optional.of(new FastCall(route, request, id, caller, entry))
                : Optional.empty();
    }

    private static boolean belongsTo(Optional<Caller> caller, QueueEntry entry) {
        return caller.isEmpty() || caller.get().userId().equals(entry.userId());
    }
}
