package io.frontrow.account.model;

/**
 * A password, prepared by the profile OpaqueString of RFC 8265, so that it is the same on every keyboard. Never
 * printed, never stored.
 *
 * @param value 8 … 128 characters when it is chosen; when it is tried, anything up to that length
 */
public record Password(String value) {

    public static final int LENGTH_MIN = 8;
    public static final int LENGTH_MAX = 128;

    public Password {
        if (value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a password has at most " + LENGTH_MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
