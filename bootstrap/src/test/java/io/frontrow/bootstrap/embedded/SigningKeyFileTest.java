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
    void drawsAKeyOnce() {
        String key = SigningKeyFile.readOrMake(file());
        assertThat(Base64.getUrlDecoder().decode(key)).hasSize(32);
        assertThat(SigningKeyFile.readOrMake(file())).isEqualTo(key);
    }

    @Test
    void drawsAnotherElsewhere() {
        assertThat(SigningKeyFile.readOrMake(file()))
                .isNotEqualTo(SigningKeyFile.readOrMake(directory.resolve("other")));
    }

    @Test
    void keepsTheKeyForItsOwner() throws IOException {
        SigningKeyFile.readOrMake(file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("signing-key");
    }

    private Path file() {
        return directory.resolve("signing-key");
    }
}
