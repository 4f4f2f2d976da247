package io.frontrow.adapter.web.json;

import io.frontrow.http.AcceptEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A response body of JSON that is already encoded. Its parts may be shared by many responses.
 *
 * @param parts written one after the other; large bodies without being copied
 */
public record EncodedJson(List<JsonPart> parts) {
    /** The size from which a body is compressed for clients that accept it. */
    static final int GZIP_BYTES_MIN = 1024;

    /** Copying the parts of a small body costs less than writing them one by one. */
    private static final int JOINED_BYTES_MAX = 32 * 1024;

    /** RFC 1952: no file name, no time, an unknown operating system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** RFC 1951: a final block without data. */
    private static final byte[] LAST_BLOCK = {3, 0};

    public EncodedJson {
        parts = List.copyOf(parts);
    }

    public static EncodedJson of(byte[] json) {
        return new EncodedJson(List.of(new JsonPart(json)));
    }

    /** Writes this body, compressed if it is worth it and the client accepts it. */
    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response) {
        if (length() < GZIP_BYTES_MIN) {
            return write(response, plain());
        }
        HttpHeaders headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!AcceptEncoding.acceptsGzip(request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING))) {
            return write(response, plain());
        }
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        return write(response, gzipped());
    }

    private static Mono<Void> write(ServerHttpResponse response, List<byte[]> body) {
        DataBufferFactory buffers = response.bufferFactory();
        long length = body.stream().mapToLong(it -> it.length).sum();
        response.getHeaders().setContentLength(length);
        // One part is written together with the head, so that a connection that is closed next has sent all or nothing.
        return response.writeWith(
                length <= JOINED_BYTES_MAX || body.size() == 1
                        ? Mono.fromSupplier(() -> buffers.wrap(joined(body, (int) length)))
                        : Flux.fromIterable(body).map(buffers::wrap));
    }

    private static byte[] joined(List<byte[]> body, int length) {
        if (body.size() == 1) {
            return body.getFirst();
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        body.forEach(joined::put);
        return joined.array();
    }

    private long length() {
        return parts.stream().mapToLong(it -> it.bytes().length).sum();
    }

    private List<byte[]> plain() {
        return parts.stream().map(JsonPart::bytes).toList();
    }

    private List<byte[]> gzipped() {
        return Stream.of(
                        Stream.of(GZIP_HEADER),
                        parts.stream().map(JsonPart::deflated),
                        Stream.of(LAST_BLOCK, trailer()))
                .flatMap(it -> it)
                .toList();
    }

    private byte[] trailer() {
        CRC32 checksum = new CRC32();
        parts.forEach(part -> checksum.update(part.bytes()));
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) length())
                .array();
    }
}
