package io.frontrow.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {

    @TempDir
    Path directory;

    @Test
    void createsAKeyOnce() {
        String key = SigningKeyFile.readOrCreate(file());
        assertThat(Base64.getUrlDecoder().decode(key)).hasSize(32);
        assertThat(SigningKeyFile.readOrCreate(file())).isEqualTo(key);
    }

    @Test
    void createsAnotherKeyInAnotherFile() {
        assertThat(SigningKeyFile.readOrCreate(file()))
                .isNotEqualTo(SigningKeyFile.readOrCreate(directory.resolve("other")));
    }

    @Test
    void makesTheKeyReadableByItsOwnerOnly() throws IOException {
        SigningKeyFile.readOrCreate(file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("signing-key");
    }

    private Path file() {
        return directory.resolve("signing-key");
    }
}
