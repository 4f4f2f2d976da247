package io.frontrow.bootstrap.startup;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody can guess. */
public final class RandomSecret {

    private RandomSecret() {}

    /** {@return so many random bytes as letters, digits, hyphens and underscores} */
    public static String ofBytes(int count) {
        byte[] secret = new byte[count];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
