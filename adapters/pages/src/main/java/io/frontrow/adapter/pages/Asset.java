package io.frontrow.adapter.pages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * A file of the pages. Kept compressed by gzip, unless that saves nothing, and as it is, so that all responses share
 * one array of either.
 */
final class Asset {
    private final MediaType type;
    private final byte[] plain;
    private final byte[] kept;
    private final boolean isGzipped;

    private Asset(MediaType type, byte[] plain, byte[] kept, boolean isGzipped) {
        this.type = type;
        this.plain = plain;
        this.kept = kept;
        this.isGzipped = isGzipped;
    }

    /** Compresses the content of a file if that saves something. */
    static Asset of(String name, byte[] content) {
        byte[] gzipped = gzip(content);
        boolean isSmaller = gzipped.length < content.length;
        return new Asset(type(name), content, isSmaller ? gzipped : content, isSmaller);
    }

    /** {@return a file as it was kept} */
    static Asset kept(String name, byte[] kept, boolean isGzipped) {
        return new Asset(type(name), isGzipped ? gunzip(kept) : kept, kept, isGzipped);
    }

    /** {@return what its name says} */
    MediaType type() {
        return type;
    }

    byte[] kept() {
        return kept;
    }

    boolean isGzipped() {
        return isGzipped;
    }

    /** {@return the content, for browsers that accept no compression} */
    byte[] plain() {
        return plain;
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

    private static byte[] gunzip(byte[] gzipped) {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
