package io.frontrow.adapter.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages and verifies signatures of the form {@code t=<seconds>,v1=<hex>}. {@code t} is the time of signing in
 * seconds since the epoch, {@code v1} is the HMAC-SHA256 over {@code t}, a dot and the message. While a secret is being
 * replaced, a message may have several {@code v1}, one of which must match.
 */
public final class Signatures {

    /** The header with the signature. */
    public static final String HEADER = "Frontrow-Signature";

    /** The maximum age of a signature, and the maximum time by which it may be ahead of the clock. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The minimum length of a secret. */
    public static final int SECRET_BYTES_MIN = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String TIME = "t=";
    private static final String VALUE = "v1=";
    private static final int HEADER_LENGTH_MAX = 1_024;

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * Creates signatures with a secret that both sides share.
     *
     * @param secret at least {@link #SECRET_BYTES_MIN} bytes
     */
    public Signatures(String secret, Clock clock) {
        byte[] bytes = secret.getBytes(UTF_8);
        if (bytes.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("a gateway secret must have at least " + SECRET_BYTES_MIN + " bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    /** {@return the header value for a message that is sent now} */
    public String sign(byte[] message) {
        String time = String.valueOf(clock.instant().getEpochSecond());
        return TIME + time + "," + VALUE + HexFormat.of().formatHex(hmac(time, message));
    }

    /** Verifies the signature of a message. */
    public Result verify(@Nullable String header, byte[] message) {
        if (header == null || header.length() > HEADER_LENGTH_MAX) {
            return Result.FORGED;
        }
        List<String> parts = Arrays.asList(header.split(",", -1));
        List<String> times = values(parts, TIME);
        if (times.size() != 1 || !isSigned(parts, times.getFirst(), message)) {
            return Result.FORGED;
        }
        return isRecent(times.getFirst()) ? Result.GENUINE : Result.STALE;
    }

    private boolean isSigned(List<String> parts, String time, byte[] message) {
        byte[] expected = HexFormat.of().formatHex(hmac(time, message)).getBytes(US_ASCII);
        return values(parts, VALUE).stream().anyMatch(value -> MessageDigest.isEqual(expected, value.getBytes(UTF_8)));
    }

    /** Expects a signed time, which is therefore a number. */
    private boolean isRecent(String time) {
        long age = clock.instant().getEpochSecond() - Long.parseLong(time);
        return Math.abs(age) <= TOLERANCE.toSeconds();
    }

    private static List<String> values(List<String> parts, String name) {
        return parts.stream()
                .map(String::strip)
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .toList();
    }

    private byte[] hmac(String time, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((time + ".").getBytes(UTF_8));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The result of a verification. */
    public enum Result {
        /** Signed with the secret within the tolerance. */
        GENUINE,
        /** Signed with the secret, but too long ago or too far ahead of time. */
        STALE,
        /** Not signed, signed for another message, or signed with another secret. */
        FORGED
    }
}
