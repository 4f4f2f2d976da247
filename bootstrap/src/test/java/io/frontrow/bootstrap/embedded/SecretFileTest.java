package io.frontrow.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path directory;

    @Test
    void createsASecretOnce() {
        String secret = SecretFile.readOrCreate(file());
        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
        assertThat(SecretFile.readOrCreate(file())).isEqualTo(secret);
    }

    @Test
    void createsAnotherSecretInAnotherFile() {
        assertThat(SecretFile.readOrCreate(file())).isNotEqualTo(SecretFile.readOrCreate(directory.resolve("other")));
    }

    @Test
    void makesTheSecretReadableByItsOwnerOnly() throws IOException {
        SecretFile.readOrCreate(file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("secret");
    }

    private Path file() {
        return directory.resolve("secret");
    }
}
