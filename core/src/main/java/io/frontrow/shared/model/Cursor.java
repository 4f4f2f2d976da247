package io.frontrow.shared.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A position in a list: the sort key of the last item of a page.
 *
 * @param sortKey the first part of the sort key: a number such as microseconds or a sequence number
 * @param id the second part, which makes the sort key unique
 */
public record Cursor(long sortKey, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    /** The opaque text that clients receive and send back. */
    public String encoded() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(sortKey)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Parses a text made by {@link #encoded()}; empty for any other text. */
    public static Optional<Cursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(new Cursor(buffer.getLong(), new UUID(buffer.getLong(), buffer.getLong())));
    }
}
