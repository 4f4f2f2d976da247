package io.frontrow.shared.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "Zo\u00eb",
                "Zoe\u0308",
                "민아",
                "1\ufe0f\u20e3",
                "Block A\u00a01",
                "\u2764\ufe0f",
                "\ud83d\udc69\u200d\ud83d\ude80",
                "\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc69",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937",
                "\u05d0\u05d1"
            })
    void isALineThatShowsAllItContains(String text) {
        assertThat(VisibleText.isLine(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "A\u200b",
                "\u202eanim",
                "A\u2066",
                "A\u200e",
                "A\u061c",
                "A\ufeff",
                "A\u00ad",
                "A\u200d",
                "A\u200dB",
                "가\u200c나",
                "A\ufe0f",
                "A\u034f",
                "A\udb40\udc41",
                "A\u3164",
                "A\u2028B",
                "A\nB",
                "A\u0000",
                "A\ud800",
                "A\ue000"
            })
    void isNoLineThatShowsAllItContains(String text) {
        assertThat(VisibleText.isLine(text)).isFalse();
    }

    @Property
    void noInvisibleCharacterCanBeAddedToALatinName(
            @ForAll("invisible") String invisible, @ForAll @IntRange(max = 4) int at) {
        assertThat(VisibleText.isLine(
                        new StringBuilder("Mina").insert(at, invisible).toString()))
                .isFalse();
    }

    @Provide
    Arbitrary<String> invisible() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(character -> Character.getType(character) == Character.FORMAT
                        || Character.getType(character) == Character.CONTROL)
                .map(Character::toString);
    }

    @Test
    void comparesByWhatOneSees() {
        assertThat(VisibleText.comparable(" A \u00a0B\u3000")).isEqualTo("A B");
        assertThat(VisibleText.comparable("Zoe\u0308")).isEqualTo("Zo\u00eb");
        assertThat(VisibleText.comparable("a")).isNotEqualTo(VisibleText.comparable("A"));
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
