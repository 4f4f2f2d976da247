package io.frontrow.adapter.web.validation;

import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * Prepares passwords by the profile OpaqueString of RFC 8265: blanks become spaces, and characters are composed (NFC).
 */
public final class OpaqueString {
    private OpaqueString() {}

    /**
     * Prepares a password as typed.
     *
     * @throws IllegalArgumentException if it is empty or contains a character that no password may contain
     */
    public static String prepare(String typed) {
        return PrecisProfiles.OPAQUE_STRING.enforce(typed);
    }

    /** {@return the prepared password, or empty if {@link #prepare} rejects it} */
    static Optional<String> tryToPrepare(String typed) {
        try {
            return Optional.of(prepare(typed));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
