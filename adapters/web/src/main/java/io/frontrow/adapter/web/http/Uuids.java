package io.frontrow.adapter.web.http;

import java.util.UUID;
import java.util.regex.Pattern;

/** Parses the UUIDs of requests. */
public final class Uuids {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /**
     * Parses a UUID in its full form. The JDK's own parser also accepts shortened ones.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static UUID parse(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }
}
