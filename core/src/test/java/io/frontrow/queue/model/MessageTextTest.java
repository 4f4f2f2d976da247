package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MessageTextTest {

    private static final String LONGEST = "x".repeat(MessageText.LENGTH_MAX);

    @Test
    void hasATextInOneLanguageOrInBoth() {
        assertThat(new MessageText(LONGEST, null).english()).isEqualTo(LONGEST);
        assertThat(new MessageText(null, LONGEST).korean()).isEqualTo(LONGEST);
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageText(null, null));
    }

    @Test
    void eachTextIsVisibleAndShort() {
        for (String invalid : new String[] {"", " ", "\u3164", LONGEST + "x"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new MessageText(invalid, "안녕하세요"));
            assertThatIllegalArgumentException().isThrownBy(() -> new MessageText("Hello", invalid));
        }
    }
}
