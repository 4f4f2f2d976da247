package io.frontrow.adapter.web.http;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs as clients write them. */
public final class Uuids {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /**
     * Reads a UUID written in full, which the JDK's own parser does not insist on.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static UUID parse(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }
}
