package io.frontrow.adapter.pages;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes that browsers compare. */
final class Sha256 {
    private static final int SHORT_BYTES = 8;

    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] of(byte[] content) {
        return begin().digest(content);
    }

    /** {@return the first 8 bytes of the hash as 16 hexadecimal digits} */
    static String shortened(byte[] content) {
        return shortened(begin(), content);
    }

    /** {@return the first 8 bytes of a hash that ends with this content, as 16 hexadecimal digits} */
    static String shortened(MessageDigest hash, byte[] content) {
        return HexFormat.of().formatHex(hash.digest(content), 0, SHORT_BYTES);
    }
}
