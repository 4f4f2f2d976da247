package io.frontrow.onsale.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isDocumented(Fault fault) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "on-sale.md"))).contains("| `%s` |".formatted(fault));
    }
}
