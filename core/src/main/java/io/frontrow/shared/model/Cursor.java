package io.frontrow.shared.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of a list ended: the sort key of its last item.
 *
 * @param order the first part of the key, a number such as microseconds or a sequence
 * @param id the second part, which makes the key unique
 */
public record Cursor(long order, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    /** The cursor as clients carry it, without meaning to them. */
    public String encoded() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(order)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads what {@link #encoded()} wrote; empty for anything else. */
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
