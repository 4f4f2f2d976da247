package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.json.EncodedJson;
import io.frontrow.adapter.web.problem.ProblemWriter;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the responses of controllers. Sends a 304 if the client already has the representation of the {@code ETag}.
 */
@Component
final class ApiResponseHandler implements HandlerResultHandler, Ordered {
    private static final ResolvableType MONO_OF_RESPONSE =
            ResolvableType.forClassWithGenerics(Mono.class, ApiResponse.class);

    private final ProblemWriter problems;
    private final JsonMapper json;

    ApiResponseHandler(ProblemWriter problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
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
        return ((Mono<ApiResponse>) Objects.requireNonNull(result.getReturnValue()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a controller returned no response")))
                .flatMap(response -> write(exchange, response));
    }

    private Mono<Void> write(ServerWebExchange exchange, ApiResponse response) {
        return switch (response) {
            case ApiResponse.Success success -> write(exchange, success);
            case ApiResponse.Failure(var problem) -> problems.write(exchange, problem);
        };
    }

    private Mono<Void> write(ServerWebExchange exchange, ApiResponse.Success success) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(success.status());
        response.getHeaders().putAll(success.headers());
        String eTag = success.headers().getETag();
        if (success.body() == null || (eTag != null && isRead(exchange) && exchange.checkNotModified(eTag))) {
            return response.setComplete();
        }
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return encoded(exchange, success.body()).write(exchange);
    }

    /** The preconditions of a change were judged before it: they are not about the representation that it returns. */
    private static boolean isRead(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private EncodedJson encoded(ServerWebExchange exchange, Object body) {
        return switch (body) {
            case EncodedJson already -> already;
            case PageResponse<?> page -> encoded(page.body(ListCursors.of(exchange)));
            default -> encoded(body);
        };
    }

    private EncodedJson encoded(Object body) {
        return EncodedJson.of(json.writeValueAsBytes(body));
    }
}
