package io.frontrow.adapter.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The signing keys of one purpose, derived from the master keys. A token of one purpose is invalid for any other. */
final class DerivedSigningKeys {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    /** The current key first. */
    private final List<Key> keys;

    private DerivedSigningKeys(List<Key> keys) {
        this.keys = keys;
    }

    /**
     * Derives the keys of a purpose by HKDF-SHA256 (RFC 5869).
     *
     * @throws IllegalArgumentException if a master key is too short
     */
    static DerivedSigningKeys of(TokenSettings settings, String purpose) {
        return new DerivedSigningKeys(Stream.of(settings.signingKey(), settings.previousSigningKey())
                .flatMap(Stream::ofNullable)
                .map(master -> derive(master, purpose))
                .toList());
    }

    /** {@return all keys, the one that signs first} */
    List<Key> all() {
        return keys;
    }

    /** {@return the key that signs} */
    Key current() {
        return keys.getFirst();
    }

    /** {@return the key with this id, for verifying} */
    Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static Key derive(String master, String purpose) {
        byte[] secret = master.getBytes(StandardCharsets.UTF_8);
        if (secret.length < TokenSettings.KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "a signing key must have at least " + TokenSettings.KEY_BYTES_MIN + " bytes");
        }
        try {
            return Key.of(KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters(secret, purpose)));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("every JDK 25 has HKDF, SHA-256 and HMAC", e);
        }
    }

    private static HKDFParameterSpec parameters(byte[] secret, String purpose) {
        return HKDFParameterSpec.ofExtract()
                .addIKM(secret)
                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    }

    /**
     * A key with its verifier.
     *
     * @param id the first 8 hex digits of the key's SHA-256, which is public
     * @param mac initialized with the key, and copied for each use
     */
    record Key(String id, Mac mac, MACVerifier verifier) {
        static Key of(SecretKey secret) throws GeneralSecurityException, JOSEException {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getEncoded());
            String id = HexFormat.of().formatHex(digest, 0, ID_BYTES);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return new Key(id, mac, new MACVerifier(secret));
        }

        /** {@return the HMAC-SHA256 of a text} */
        byte[] hmac(String text) {
            try {
                return ((Mac) mac.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the HMAC of the JDK can be copied", e);
            }
        }
    }
}
