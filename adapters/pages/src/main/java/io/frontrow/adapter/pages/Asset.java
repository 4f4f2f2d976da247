package io.frontrow.adapter.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** A file of the pages as it is sent: its content, and the same compressed unless that saves nothing. */
final class Asset {
    private final MediaType type;
    private final byte[] plain;
    private final Optional<byte[]> gzipped;

    private Asset(MediaType type, byte[] plain, Optional<byte[]> gzipped) {
        this.type = type;
        this.plain = plain;
        this.gzipped = gzipped;
    }

    /** Compresses the content of a file, whose type follows from its name. */
    static Asset of(String name, byte[] content) {
        byte[] gzipped = gzip(content);
        return new Asset(type(name), content, Optional.of(gzipped).filter(it -> it.length < content.length));
    }

    MediaType type() {
        return type;
    }

    byte[] plain() {
        return plain;
    }

    Optional<byte[]> gzipped() {
        return gzipped;
    }

    private static MediaType type(String name) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return isText(type) ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    private static boolean isText(MediaType type) {
        return type.getType().equals("text");
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
