package io.frontrow.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class OperatorCodeTest {

    @Test
    void aRandomCodeHas128BitsAndIsNotShown() {
        OperatorCode code = OperatorCode.random(new SecureRandom());

        assertThat(code.value()).matches("[0-9a-f]{32}");
        assertThat(code).isNotEqualTo(OperatorCode.random(new SecureRandom()));
        assertThat(code.toString()).doesNotContain(code.value());
        assertThat(code.hash()).doesNotContain(code.value()).hasSize(64);
    }
}
