package io.frontrow.queue.model;

import io.frontrow.shared.id.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that orders a pre-queue. It is revealed when the room opens, and its commitment is published before that.
 * It gives every user one place, which cannot be predicted without the seed and cannot be changed.
 *
 * @param hex 32 bytes as 64 lower-case hex digits
 */
public record ShuffleSeed(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final String HMAC = "HmacSHA256";

    public ShuffleSeed {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a seed is 64 lower-case hex digits");
        }
    }

    /** The SHA-256 of the bytes in lower-case hex, which may be published before the seed is. */
    public String commitment() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The user's place in the pre-queue: the first 50 bits of HMAC-SHA256 of the user's UUID as lower-case text. */
    public Place placeOf(UserId userId) {
        return new Place(
                ByteBuffer.wrap(hmac(userId.value().toString())).getLong() >>> (Long.SIZE - Place.PRE_QUEUE_BITS));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes(), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return "Seed[hidden]";
    }
}
