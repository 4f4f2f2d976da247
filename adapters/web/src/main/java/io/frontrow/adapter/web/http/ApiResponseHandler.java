package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.problem.ProblemWriter;
import java.util.List;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
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
        if (success.body() == null || (eTag != null && exchange.checkNotModified(eTag))) {
            return response.setComplete();
        }
        return write(response, encoded(success.body()));
    }

    private EncodedJson encoded(Object body) {
        return body instanceof EncodedJson already ? already : new EncodedJson(List.of(json.writeValueAsBytes(body)));
    }

    private static Mono<Void> write(ServerHttpResponse response, EncodedJson body) {
        DataBufferFactory buffers = response.bufferFactory();
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length());
        return response.writeWith(Flux.fromIterable(body.parts()).map(buffers::wrap));
    }
}
