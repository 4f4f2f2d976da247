package io.frontrow.adapter.web.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueStringTest {

    /** RFC 8265, section 4.3, and the same password of two keyboards. */
    @ParameterizedTest
    @CsvSource({
        "correct horse battery staple, correct horse battery staple",
        "Correct Horse Battery Staple, Correct Horse Battery Staple",
        "πßå, πßå",
        "Jack of ♦s, Jack of ♦s",
        "foo\u1680bar, foo bar",
        "\u00e9cole, e\u0301cole",
        "\u00e9cole, \u00e9cole"
    })
    void preparesAsTheStandardSays(String typed, String same) {
        assertThat(OpaqueString.prepare(typed)).isEqualTo(OpaqueString.prepare(same));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my cat is a \u0009by", "a\u200bb", "a\u0000b", "a\ud800b", "a\u202eb"})
    void refusesWhatTheStandardRefuses(String typed) {
        assertThatThrownBy(() -> OpaqueString.prepare(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isStableAndTheSameInEveryForm() {
        IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(character -> OpaqueString.tryToPrepare(character).isPresent())
                .forEach(character -> {
                    String prepared = OpaqueString.prepare(character);
                    assertThat(OpaqueString.prepare(prepared)).isEqualTo(prepared);
                    assertThat(OpaqueString.prepare(Normalizer.normalize(character, Normalizer.Form.NFC)))
                            .isEqualTo(prepared);
                });
    }
}
