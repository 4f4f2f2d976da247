package io.frontrow.adapter.web.fastpath;

import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.security.Access;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** A call on the fast path. Its access rule is that of its path. */
public final class FastRoute {
    private static final Class<?> NO_BODY = Void.class;

    private final HttpMethod method;
    private final String path;
    private final PathTemplate template;
    private final Access access;
    private final Class<?> bodyType;
    private final BiFunction<FastCall, Object, Mono<ApiResponse>> handler;
    private boolean hasParameters;
    private boolean needsEntry;

    private FastRoute(
            HttpMethod method,
            String path,
            Class<?> bodyType,
            BiFunction<FastCall, Object, Mono<ApiResponse>> handler) {
        this.method = method;
        this.path = ApiPaths.V1 + path;
        this.template = new PathTemplate(this.path);
        this.access = Access.of(this.path);
        this.bodyType = bodyType;
        this.handler = handler;
        this.needsEntry = access == Access.QUEUE_TOKEN;
    }

    /**
     * A call that reads.
     *
     * @param path the path pattern below the version's prefix, as the annotation has it
     */
    public static FastRoute get(String path, Function<FastCall, Mono<ApiResponse>> handler) {
        return new FastRoute(HttpMethod.GET, path, NO_BODY, (call, _) -> handler.apply(call));
    }

    /** A call without a body that changes something; the parameters as above. */
    public static FastRoute post(String path, Function<FastCall, Mono<ApiResponse>> handler) {
        return new FastRoute(HttpMethod.POST, path, NO_BODY, (call, _) -> handler.apply(call));
    }

    /**
     * A call with a body of JSON that changes something; the parameters as above.
     *
     * @param bodyType the type of the body, which is validated
     */
    public static <B> FastRoute post(
            String path, Class<B> bodyType, BiFunction<FastCall, B, Mono<ApiResponse>> handler) {
        return new FastRoute(HttpMethod.POST, path, bodyType, (call, body) -> handler.apply(call, bodyType.cast(body)));
    }

    /** {@return this route, for requests with query parameters as well} */
    public FastRoute withParameters() {
        hasParameters = true;
        return this;
    }

    /** {@return this route, for requests with a queue token only} */
    public FastRoute withEntry() {
        needsEntry = true;
        return this;
    }

    /**
     * {@return the id in the path, any id if the path has no variable, or empty if the request is not for this route}
     */
    Optional<UUID> match(HttpMethod requested, String requestPath) {
        return requested.equals(method) ? template.match(requestPath) : Optional.empty();
    }

    /** @param body of the type of this route; anything if it has none */
    Mono<ApiResponse> handle(FastCall call, Object body) {
        return handler.apply(call, body);
    }

    HttpMethod method() {
        return method;
    }

    /** {@return the path pattern with the version's prefix} */
    String path() {
        return path;
    }

    Access access() {
        return access;
    }

    boolean hasParameters() {
        return hasParameters;
    }

    boolean needsEntry() {
        return needsEntry;
    }

    boolean hasBody() {
        return bodyType != NO_BODY;
    }

    Class<?> bodyType() {
        return bodyType;
    }
}
