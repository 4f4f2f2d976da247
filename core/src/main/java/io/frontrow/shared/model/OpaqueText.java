package io.frontrow.shared.model;

/** Texts of which only their senders know the meaning. */
public final class OpaqueText {

    private static final int LENGTH_MAX = 255;

    private OpaqueText() {}

    /** Whether a text has 1 … 255 visible ASCII characters and no other. */
    public static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= LENGTH_MAX && value.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
