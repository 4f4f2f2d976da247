package io.frontrow.account.model;

import io.frontrow.shared.model.Sha256;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A secret that renews a session once. Only its hash is stored. The secret has 256 bits that cannot be guessed, so a
 * plain SHA-256 cannot be reversed.
 */
public record RefreshToken(String value) {

    private static final int BYTES = 32;

    /**
     * Makes a token that cannot be guessed.
     *
     * @param random a cryptographically strong source
     */
    public static RefreshToken random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /**
     * Makes a token of 256 bits.
     *
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static RefreshToken of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a refresh token has " + BYTES + " bytes");
        }
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The SHA-256 of the token in lower-case hex. */
    public String hash() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
