package io.frontrow.shared.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class IdempotencyKeyTest {

    @Property
    void visibleAsciiIsAKey(@ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 255) String text) {
        assertThat(new IdempotencyKey(text).value()).isEqualTo(text);
    }

    @Property
    void anyOtherTextIsNoKey(@ForAll String text) {
        boolean isKey = text.matches("[!-~]{1,255}");

        assertThat(IdempotencyKey.isValid(text)).isEqualTo(isKey);
        if (!isKey) {
            assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(text));
        }
    }

    @Example
    void aKeyHasOneTo255Characters() {
        assertThat(IdempotencyKey.isValid("")).isFalse();
        assertThat(IdempotencyKey.isValid("a")).isTrue();
        assertThat(IdempotencyKey.isValid("a".repeat(255))).isTrue();
        assertThat(IdempotencyKey.isValid("a".repeat(256))).isFalse();
        assertThat(IdempotencyKey.isValid("a b")).isFalse();
        assertThat(IdempotencyKey.isValid("a\tb")).isFalse();
        assertThat(IdempotencyKey.isValid("a\u007f")).isFalse();
        assertThat(IdempotencyKey.isValid("é")).isFalse();
    }
}
