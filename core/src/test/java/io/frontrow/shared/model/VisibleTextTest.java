package io.frontrow.shared.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "민아", " a ", "\u200ba", "e\u0301", "\ud83d\ude00", "\u2764\ufe0f", "!"})
    void seesAtLeastOneCharacter(String text) {
        assertThat(VisibleText.hasVisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u3000",
                "\u200b\u200d\u2060",
                "\u202e\u2066",
                "\u3164\u115f\uffa0\u2800",
                "\u0301",
                "\ufe0f\u034f",
                "\u0000\u0085",
                "\ud800",
                "\udb40\udc41"
            })
    void seesNothing(String text) {
        assertThat(VisibleText.hasVisible(text)).isFalse();
    }

    @Test
    void stripsWhatUnicodeCallsABlank() {
        assertThat(VisibleText.strip(" \t\u0085\u00a0\u1680\u2007\u2028\u3000a b\u202f\n"))
                .isEqualTo("a b");
        assertThat(VisibleText.strip("\u200ba")).as("no blank, but invisible").isEqualTo("\u200ba");
        assertThat(VisibleText.strip("\u3000")).isEmpty();
    }

    @Property
    void aTextThatIsWhollyVisibleHasNoBlank(@ForAll String text) {
        if (VisibleText.isWhollyVisible(text)) {
            assertThat(text).doesNotContainAnyWhitespaces().isEqualTo(VisibleText.strip(text));
        }
    }

    @Property
    void blanksAroundATextDoNotMatter(@ForAll String text) {
        assertThat(VisibleText.strip("\u3000 " + text + "\u00a0\t")).isEqualTo(VisibleText.strip(text));
    }
}
