package io.frontrow.adapter.web.http;

import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Writes the responses of controllers. Sends a 304 if the client already has the representation of the {@code ETag}.
 * Puts the changes of users behind a {@link UserBulkhead}; operators are few, and one may do much at a time.
 */
@Component
final class ApiResponseHandler implements HandlerResultHandler, Ordered {
    private static final ResolvableType MONO_OF_RESPONSE =
            ResolvableType.forClassWithGenerics(Mono.class, ApiResponse.class);

    private final ApiResponseWriter writer;
    private final UserBulkhead bulkhead;

    ApiResponseHandler(ApiResponseWriter writer, UserBulkhead bulkhead) {
        this.writer = writer;
        this.bulkhead = bulkhead;
    }

    /** Ordered before Spring's own handlers, which would accept every result of a controller. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public boolean supports(HandlerResult result) {
        return MONO_OF_RESPONSE.isAssignableFrom(result.getReturnType());
    }

    @Override
    @SuppressWarnings("unchecked") // checked by supports()
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        return limited(exchange, (Mono<ApiResponse>) Objects.requireNonNull(result.getReturnValue()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a controller returned no response")))
                .map(response -> response instanceof ApiResponse.Success success
                        ? withoutKnownBody(exchange, success)
                        : response)
                .flatMap(response -> writer.write(exchange.getRequest(), exchange.getResponse(), response));
    }

    private Mono<ApiResponse> limited(ServerWebExchange exchange, Mono<ApiResponse> response) {
        return isRead(exchange) || ApiPaths.isForOperators(exchange.getRequest())
                ? response
                : exchange.getPrincipal()
                        .map(user -> bulkhead.run(user.getName(), response))
                        .defaultIfEmpty(response)
                        .flatMap(it -> it);
    }

    /** The preconditions of a change were judged before it: they are not about the representation that it returns. */
    private static ApiResponse withoutKnownBody(ServerWebExchange exchange, ApiResponse.Success success) {
        String eTag = success.headers().get(HttpHeaders.ETAG);
        return eTag != null && isRead(exchange) && exchange.checkNotModified(eTag)
                ? success.withoutBody(
                        Objects.requireNonNull(exchange.getResponse().getStatusCode()))
                : success;
    }

    private static boolean isRead(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}
