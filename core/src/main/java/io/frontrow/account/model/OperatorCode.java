package io.frontrow.account.model;

import io.frontrow.shared.model.Sha256;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A secret that makes its bearer the first operator, once. Only its hash is stored. A random one has 128 bits that
 * cannot be guessed.
 */
public record OperatorCode(String value) {

    public static final int LENGTH_MIN = 16;
    public static final int LENGTH_MAX = 255;

    private static final int BYTES = 16;

    /**
     * Makes a code that cannot be guessed.
     *
     * @param random a cryptographically strong source
     */
    public static OperatorCode random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new OperatorCode(HexFormat.of().formatHex(bytes));
    }

    /** The SHA-256 of the code in lower-case hex. */
    public String hash() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return "OperatorCode[hidden]";
    }
}
