package io.frontrow.adapter.web.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are signed.
 *
 * @param signingKey the master key, at least {@value #KEY_BYTES_MIN} bytes of UTF-8, the same on every instance
 * @param previousSigningKey the master key before it, whose tokens are still good; null without one
 * @param accessFor how long an access token is good
 */
public record TokenSettings(String signingKey, @Nullable String previousSigningKey, Duration accessFor) {
    public static final int KEY_BYTES_MIN = 32;

    @Override
    public String toString() {
        return "TokenSettings[keys hidden, accessFor=" + accessFor + "]";
    }
}
