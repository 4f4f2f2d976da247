package io.frontrow.adapter.web.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A part of a JSON text that is already encoded. Responses that share a part share its compressed form as well, which
 * is made once, by the first client that accepts it.
 */
public final class JsonPart {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final boolean RAW = true;

    /** Compressing a smaller part costs more than it saves. */
    private static final int DEFLATED_BYTES_MIN = 256;

    private final byte[] bytes;
    private volatile byte @Nullable [] deflated;

    /** @param bytes in UTF-8; never modified from now on */
    public JsonPart(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@return the text in UTF-8; not to be modified} */
    public byte[] bytes() {
        return bytes;
    }

    /** {@return blocks in the format of RFC 1951 that end at a byte, so that those of another part may follow} */
    byte[] deflated() {
        byte[] known = deflated;
        return known == null ? deflateOnce() : known;
    }

    private synchronized byte[] deflateOnce() {
        byte[] known = deflated;
        if (known == null) {
            known = bytes.length < DEFLATED_BYTES_MIN ? stored() : deflate();
            deflated = known;
        }
        return known;
    }

    /** {@return a block without compression: no final block, type 0, the length and its complement} */
    private byte[] stored() {
        return ByteBuffer.allocate(1 + 2 * Short.BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort((short) bytes.length)
                .putShort((short) ~bytes.length)
                .put(bytes)
                .array();
    }

    private byte[] deflate() {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, RAW)) {
            deflater.setInput(bytes);
            ByteArrayOutputStream blocks = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            int length;
            do {
                length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                blocks.write(buffer, 0, length);
            } while (length == buffer.length);
            return blocks.toByteArray();
        }
    }
}
