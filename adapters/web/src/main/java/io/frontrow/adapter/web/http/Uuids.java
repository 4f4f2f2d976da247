package io.frontrow.adapter.web.http;

import java.util.UUID;

/** Parses the UUIDs of requests. */
public final class Uuids {
    private Uuids() {}

    /**
     * Parses a UUID in its full form. The JDK's own parser also accepts shortened ones.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static UUID parse(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return id;
    }
}
