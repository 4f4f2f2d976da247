package io.frontrow.adapter.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssetTest {
    private static final String NAME = "app.js";
    private static final byte[] CONTENT = "const seats = [];\n".repeat(100).getBytes(UTF_8);

    @Test
    void allResponsesShareTheBytesOfAFile() {
        Asset made = Asset.of(NAME, CONTENT);
        Asset read = Asset.kept(NAME, made.kept(), made.isGzipped());

        assertThat(read.isGzipped()).isTrue();
        assertThat(read.plain()).isEqualTo(CONTENT).isSameAs(read.plain());
        assertThat(read.kept()).isSameAs(made.kept());
    }
}
