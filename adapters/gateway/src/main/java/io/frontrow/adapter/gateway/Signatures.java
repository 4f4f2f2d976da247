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
 * Signs messages and checks signatures of the form {@code t=<seconds>,v1=<hex>}: {@code t} is the time of signing since the
 * epoch, {@code v1} is HMAC-SHA256 over {@code t}, a dot and the message. While a secret is changed a message may carry
 * several {@code v1}, of which one has to fit.
 */
public final class Signatures {

    /** The header that carries a signature. */
    public static final String HEADER = "Frontrow-Signature";

    /** How old a signature may be, or how far ahead of time. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** How long a secret has to be. */
    public static final int SECRET_BYTES_MIN = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String TIME = "t=";
    private static final String VALUE = "v1=";
    private static final int HEADER_LENGTH_MAX = 1_024;

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * Signs with a secret that both sides share.
     *
     * @param secret at least {@link #SECRET_BYTES_MIN} bytes
     */
    public Signatures(String secret, Clock clock) {
        byte[] bytes = secret.getBytes(UTF_8);
        if (bytes.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("a gateway secret has at least " + SECRET_BYTES_MIN + " bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    /** The header's value for a message sent now. */
    public String sign(byte[] message) {
        String time = String.valueOf(clock.instant().getEpochSecond());
        return TIME + time + "," + VALUE + HexFormat.of().formatHex(hmac(time, message));
    }

    /** How far a message is to be believed. */
    public Finding check(@Nullable String header, byte[] message) {
        if (header == null || header.length() > HEADER_LENGTH_MAX) {
            return Finding.FORGED;
        }
        List<String> parts = Arrays.asList(header.split(",", -1));
        List<String> times = values(parts, TIME);
        if (times.size() != 1 || !isSigned(parts, times.getFirst(), message)) {
            return Finding.FORGED;
        }
        return isOfNow(times.getFirst()) ? Finding.GENUINE : Finding.STALE;
    }

    private boolean isSigned(List<String> parts, String time, byte[] message) {
        byte[] expected = HexFormat.of().formatHex(hmac(time, message)).getBytes(US_ASCII);
        return values(parts, VALUE).stream().anyMatch(value -> MessageDigest.isEqual(expected, value.getBytes(UTF_8)));
    }

    /** What was signed with our secret has a time that we can read. */
    private boolean isOfNow(String time) {
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

    /** What a check found. */
    public enum Finding {
        /** Signed with the secret, just now. */
        GENUINE,
        /** Signed with the secret, too long ago or ahead of time. */
        STALE,
        /** Not signed, or not this message, or not with the secret. */
        FORGED
    }
}
