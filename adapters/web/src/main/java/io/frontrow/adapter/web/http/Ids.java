package io.frontrow.adapter.web.http;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids as clients write them. */
public final class Ids {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /**
     * Reads a UUID written in full, which the JDK's own parser does not insist on.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static UUID uuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }
}
