package io.frontrow.shared.model;

/** Rules for opaque texts, whose meaning only the sender knows. */
public final class OpaqueText {

    private static final int LENGTH_MAX = 255;

    private OpaqueText() {}

    /** Whether a text consists of 1 to 255 visible ASCII characters. */
    public static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= LENGTH_MAX && value.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
