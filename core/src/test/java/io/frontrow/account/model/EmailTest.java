package io.frontrow.account.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    private static final Email MINA = new Email("mina@frontrow.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                " mina@frontrow.example ",
                "\u00a0mina@frontrow.example\u3000",
                "\u2003\t\nmina@frontrow.example\u0085\u2029",
                "MINA@Frontrow.Example"
            })
    void isTheSameHoweverItIsTyped(String typed) {
        assertThat(new Email(typed)).isEqualTo(MINA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mi\u200bna@frontrow.example",
                "mina\u200b@frontrow.example",
                "mina@frontrow.example\u200b",
                "\ufeffmina@frontrow.example",
                "mi\u00adna@frontrow.example",
                "mi\u202ena@frontrow.example",
                "mi\u2066na@frontrow.example",
                "mi\u034fna@frontrow.example",
                "mi\ufe0fna@frontrow.example",
                "mi\u3164na@frontrow.example",
                "mi\u0000na@frontrow.example",
                "mi\u007fna@frontrow.example",
                "mi\u00a0na@frontrow.example",
                "mi na@frontrow.example",
                "mi\ud800na@frontrow.example",
                "mi\ue000na@frontrow.example",
                "mina",
                "@frontrow.example",
                "mina@",
                "mina@frontrow@example",
                ""
            })
    void isInvalidWithCharactersThatNobodySees(String typed) {
        assertThat(Email.isValid(typed)).isFalse();
        assertThatThrownBy(() -> new Email(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jos\u00e9@frontrow.example", "민아@프런트로.한국", "दूत@डाक.भारत", "o'brien+1@frontrow.example"})
    void mayBeInAnyScript(String typed) {
        assertThat(Email.isValid(typed)).isTrue();
        assertThat(new Email(Normalizer.normalize(typed, Normalizer.Form.NFD))).isEqualTo(new Email(typed));
    }

    @Property
    void isStable(@ForAll @StringLength(max = 40) String local) {
        String typed = local + "@frontrow.example";
        Assume.that(Email.isValid(typed));

        Email email = new Email(typed);

        assertThat(new Email(email.value())).isEqualTo(email);
    }

    @Property
    void isTheSameInEveryForm(@ForAll @StringLength(max = 40) String local) {
        String typed = local + "@frontrow.example";
        Assume.that(Email.isValid(typed));

        assertThat(new Email("\u3000" + Normalizer.normalize(typed, Normalizer.Form.NFD) + "\u00a0"))
                .isEqualTo(new Email(typed));
        assertThat(new Email(typed.toLowerCase(Locale.ROOT))).isEqualTo(new Email(typed));
    }
}
