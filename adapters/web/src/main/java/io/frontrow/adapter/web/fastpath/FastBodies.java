package io.frontrow.adapter.web.fastpath;

import jakarta.validation.Validator;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and validates bodies of JSON as the framework does. What is wrong with a body is left to the framework. */
@Component
final class FastBodies {
    /** Above the size of any valid body of a fast call. */
    private static final int BYTES_MAX = 4 * 1024;

    private final JsonMapper json;
    private final Validator validator;

    FastBodies(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** {@return whether the request has a body of JSON that is not too long} */
    static boolean isPlain(HttpHeaders headers) {
        long length = headers.getContentLength();
        return length > 0
                && length <= BYTES_MAX
                && MediaType.APPLICATION_JSON_VALUE.equals(headers.getFirst(HttpHeaders.CONTENT_TYPE))
                && headers.getOrEmpty(HttpHeaders.CONTENT_TYPE).size() == 1;
    }

    static Mono<byte[]> bytes(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), BYTES_MAX)
                .map(FastBodies::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** {@return the body, or empty if it is invalid} */
    <B> Optional<B> read(byte[] bytes, Class<B> type) {
        try {
            return Optional.ofNullable(json.readValue(bytes, type))
                    .filter(body -> validator.validate(body).isEmpty());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** {@return the request with a body that was read before} */
    static ServerHttpRequest replay(ServerHttpRequest request, byte[] bytes) {
        return replay(request, Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes))));
    }

    /** {@return the request with the error that its body ended with} */
    static ServerHttpRequest replay(ServerHttpRequest request, Throwable error) {
        return replay(request, Flux.error(error));
    }

    private static ServerHttpRequest replay(ServerHttpRequest request, Flux<DataBuffer> body) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body;
            }
        };
    }
}
