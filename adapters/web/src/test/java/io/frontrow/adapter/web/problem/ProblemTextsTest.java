package io.frontrow.adapter.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTest {
    private static final Pattern HANGUL = Pattern.compile(".*\\p{IsHangul}.*");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d[^}]*}");

    private final ProblemTexts texts = new ProblemTexts();

    @ParameterizedTest
    @ValueSource(strings = {"problems.properties", "problems_ko.properties"})
    void hasATitleAndADetailForEveryCode(String bundle) throws IOException {
        assertThat(load(bundle).stringPropertyNames())
                .containsAll(Arrays.stream(ProblemCode.values())
                        .flatMap(it -> Stream.of(it.code() + ".title", it.code() + ".detail"))
                        .toList());
    }

    @Test
    void saysTheSameInBothLanguages() throws IOException {
        Properties english = load("problems.properties");
        Properties korean = load("problems_ko.properties");
        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(korean.getProperty(key)).as(key).matches(HANGUL);
            assertThat(english.getProperty(key)).as(key).doesNotMatch(HANGUL);
            assertThat(arguments(korean, key)).as(key).isEqualTo(arguments(english, key));
        }
    }

    @Test
    void explainsAProblemByAnotherTextOfItsCode() {
        Problem problem = Problem.of(ProblemCode.SEAT_LIMIT).worded("turn-ends");

        assertThat(texts.body(problem, Locale.ENGLISH).detail())
                .isEqualTo("The time for choosing seats is over. "
                        + "Pay for the seats that you have before their deadline.");
        assertThat(texts.body(problem, Locale.ENGLISH).code()).isEqualTo("seat-limit");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void namesTheCodeInTheType(ProblemCode code) {
        ProblemBody body = texts.body(Problem.of(code), Locale.KOREAN);
        assertThat(body.type()).isEqualTo("/problems/" + body.code());
        assertThat(body.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(body.status()).isEqualTo(code.status().value());
        assertThat(body.title()).matches(HANGUL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            delimiter = '|',
            value = {
                "null | en",
                "ko | ko",
                "ko-KR | ko",
                "ko-KR,ko;q=0.9,en-US;q=0.8 | ko",
                "en-GB,ko;q=0.5 | en",
                "fr,ko;q=0.5 | ko",
                "fr | en",
                "* | en",
                ";;;= | en",
                "'' | en"
            })
    void choosesTheLanguage(String acceptLanguage, String language) {
        assertThat(ProblemTexts.language(acceptLanguage)).isEqualTo(Locale.of(language));
    }

    @Test
    void ignoresALongHeader() {
        assertThat(ProblemTexts.language("ko" + ",fr".repeat(84))).isEqualTo(Locale.KOREAN);
        assertThat(ProblemTexts.language("ko" + ",fr".repeat(85))).isEqualTo(Locale.ENGLISH);
    }

    private static Stream<String> argumentsOf(String text) {
        return ARGUMENT.matcher(text).results().map(it -> it.group()).sorted();
    }

    private static String arguments(Properties texts, String key) {
        return argumentsOf(texts.getProperty(key)).toList().toString();
    }

    private static Properties load(String bundle) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(bundle))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
