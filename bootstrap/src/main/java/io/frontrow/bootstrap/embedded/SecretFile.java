package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.RandomSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file with a random secret, which is created once and readable by its owner only. */
final class SecretFile {

    private SecretFile() {}

    /** {@return the secret, of 256 random bits in letters, digits, hyphens and underscores} */
    static String readOrCreate(Path path) {
        try {
            if (Files.notExists(path)) {
                Path half = Files.createTempFile(path.getParent(), "secret", ""); // readable by its owner only
                Files.writeString(half, RandomSecret.ofBytes(32));
                Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
