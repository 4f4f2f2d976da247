package io.frontrow.bootstrap.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** A signing key that is drawn once and kept for its owner alone. */
final class SigningKeyFile {

    private static final int KEY_BYTES = 32;

    private SigningKeyFile() {}

    static String readOrMake(Path path) {
        try {
            if (Files.notExists(path)) {
                Path half = Files.createTempFile(path.getParent(), "signing-key", ""); // only its owner may read it
                Files.writeString(half, draw());
                Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String draw() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
