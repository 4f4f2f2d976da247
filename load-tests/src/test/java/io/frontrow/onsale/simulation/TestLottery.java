package io.frontrow.onsale.simulation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The documented lottery, written a second time. */
record TestLottery(String seedHex) {
    private static final int UNUSED_BITS = 256 - 50;

    String commitment() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed());
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    long lotOf(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed(), "HmacSHA256"));
            byte[] hash = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).shiftRight(UNUSED_BITS).longValueExact();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] seed() {
        return HexFormat.of().parseHex(seedHex);
    }
}
