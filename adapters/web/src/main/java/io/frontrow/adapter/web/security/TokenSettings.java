package io.frontrow.adapter.web.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of signed tokens.
 *
 * @param issuer who issues the tokens, and whom they are for
 * @param signingKey the master key, at least {@value #KEY_BYTES_MIN} bytes of UTF-8, the same on every instance
 * @param previousSigningKey the previous master key, whose tokens are still valid; null if there is none
 * @param accessFor the time for which an access token is valid
 */
public record TokenSettings(
        String issuer, String signingKey, @Nullable String previousSigningKey, Duration accessFor) {
    public static final int KEY_BYTES_MIN = 32;

    @Override
    public String toString() {
        return "TokenSettings[issuer=" + issuer + ", keys hidden, accessFor=" + accessFor + "]";
    }
}
