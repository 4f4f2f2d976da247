package io.frontrow.adapter.web.openapi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ResourceHttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.resource.TransformedResource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes static files from memory, so that all requests share the content of a file. Spring reads it anew for each
 * request, and half a megabyte ahead of a client that does not read. A file is always sent whole.
 */
final class StaticFileWriter extends ResourceHttpMessageWriter {

    private final Map<Resource, Mono<byte[]>> contents = new ConcurrentHashMap<>();

    @Override
    public Mono<Void> write(
            Publisher<? extends Resource> files,
            @Nullable ResolvableType actualType,
            ResolvableType elementType,
            @Nullable MediaType mediaType,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Map<String, Object> hints) {
        return Mono.from(files)
                .flatMap(this::content)
                .flatMap(content -> response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(content))));
    }

    /** A file that was transformed for the request is in memory already. */
    private Mono<byte[]> content(Resource file) {
        return file instanceof TransformedResource transformed
                ? Mono.just(transformed.getByteArray())
                : contents.computeIfAbsent(file, StaticFileWriter::read);
    }

    /** Caches the content, and no fault. */
    private static Mono<byte[]> read(Resource file) {
        return Mono.fromCallable(file::getContentAsByteArray)
                .subscribeOn(Schedulers.boundedElastic())
                .cacheInvalidateIf(_ -> false);
    }
}
