package io.frontrow.onsale.judge.queue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Draws the lots of a shuffled opening as {@code docs/shuffled-opening.md} documents it. */
final class Lottery {
    private static final String HMAC = "HmacSHA256";
    private static final int LOT_BITS = 50;

    private final byte[] seed;

    Lottery(byte[] seed) {
        this.seed = seed.clone();
    }

    /** {@return the SHA-256 of the seed in hex} */
    String commitment() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the first 50 bits of the HMAC-SHA256 of the user's id; the smaller, the earlier} */
    long lotOf(String user) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(seed, HMAC));
            byte[] hash = mac.doFinal(user.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - LOT_BITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
