package io.frontrow.adapter.web.json;

import io.frontrow.http.AcceptEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A response body of JSON that is already encoded. Its parts may be shared by many bodies, and it may be shared by many
 * responses: what is written is made once.
 */
public final class EncodedJson {
    /** The size from which a body is compressed for clients that accept it. */
    static final int GZIP_BYTES_MIN = 1024;

    /** Copying the parts of a small body costs less than writing them one by one. */
    private static final int JOINED_BYTES_MAX = 32 * 1024;

    /** RFC 1952: no file name, no time, an unknown operating system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** RFC 1951: a final block without data. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private final List<JsonPart> parts;
    private final long length;
    private volatile @Nullable List<byte[]> plain;
    private volatile @Nullable List<byte[]> gzipped;

    /** @param parts written one after the other; large bodies without being copied */
    public EncodedJson(List<JsonPart> parts) {
        this.parts = List.copyOf(parts);
        this.length = parts.stream().mapToLong(part -> part.bytes().length).sum();
    }

    public static EncodedJson of(byte[] json) {
        return new EncodedJson(List.of(new JsonPart(json)));
    }

    /** {@return the parts of this body in their order} */
    public List<JsonPart> parts() {
        return parts;
    }

    /** Writes this body, compressed if it is worth it and the client accepts it. */
    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response) {
        if (length < GZIP_BYTES_MIN) {
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

    /** One piece is written together with the head, so that a connection that is closed next has sent all or nothing. */
    private static Mono<Void> write(ServerHttpResponse response, List<byte[]> body) {
        DataBufferFactory buffers = response.bufferFactory();
        response.getHeaders().setContentLength(length(body));
        return response.writeWith(
                body.size() == 1
                        ? Mono.fromSupplier(() -> buffers.wrap(body.getFirst()))
                        : Flux.fromIterable(body).map(buffers::wrap));
    }

    private static long length(List<byte[]> body) {
        long length = 0;
        for (byte[] piece : body) {
            length += piece.length;
        }
        return length;
    }

    private List<byte[]> plain() {
        List<byte[]> known = plain;
        if (known == null) {
            known = joinedIfSmall(parts.stream().map(JsonPart::bytes).toList());
            plain = known;
        }
        return known;
    }

    private List<byte[]> gzipped() {
        List<byte[]> known = gzipped;
        if (known == null) {
            known = joinedIfSmall(Stream.of(
                            Stream.of(GZIP_HEADER),
                            parts.stream().map(JsonPart::deflated),
                            Stream.of(LAST_BLOCK, trailer()))
                    .flatMap(it -> it)
                    .toList());
            gzipped = known;
        }
        return known;
    }

    private static List<byte[]> joinedIfSmall(List<byte[]> body) {
        long length = length(body);
        if (body.size() == 1 || length > JOINED_BYTES_MAX) {
            return body;
        }
        ByteBuffer joined = ByteBuffer.allocate((int) length);
        body.forEach(joined::put);
        return List.of(joined.array());
    }

    private byte[] trailer() {
        CRC32 checksum = new CRC32();
        parts.forEach(part -> checksum.update(part.bytes()));
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) length)
                .array();
    }
}
