package io.frontrow.bootstrap.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** A file with a random signing key, which is created once and readable by its owner only. */
final class SigningKeyFile {

    private static final int KEY_BYTES = 32;

    private SigningKeyFile() {}

    static String readOrCreate(Path path) {
        try {
            if (Files.notExists(path)) {
                Path half = Files.createTempFile(path.getParent(), "signing-key", ""); // readable by its owner only
                Files.writeString(half, randomKey());
                Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
