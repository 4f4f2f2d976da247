package io.frontrow.adapter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.problem.ProblemCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenApiProblemsTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

    /** An unexpected error, which the document does not announce. */
    private static final Set<ProblemCode> NOT_DOCUMENTED = EnumSet.of(ProblemCode.INTERNAL_ERROR);

    static Stream<Map.Entry<String, JsonNode>> problems() {
        return DOCUMENT.problems();
    }

    @Test
    void everyProblemHasAnExample() {
        assertThat(problems().map(problem -> problem.getValue().path("code").asString()))
                .containsAll(documented());
    }

    @Test
    void everyProblemIsInTheSchema() {
        assertThat(DOCUMENT.resolved(DOCUMENT.schema("ProblemCode"))
                        .path("enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(documented());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyExampleSaysWhatTheServiceSays(Map.Entry<String, JsonNode> example) {
        Locale language = example.getKey().endsWith("-ko") ? Locale.KOREAN : Locale.ROOT;
        ResourceBundle texts = ResourceBundle.getBundle(
                ProblemCode.class.getPackageName() + ".problems",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String code = example.getValue().path("code").asString();
        assertThat(example.getValue().path("title").asString()).isEqualTo(texts.getString(code + ".title"));
        assertThat(example.getValue().path("detail").asString()).matches(pattern(texts.getString(code + ".detail")));
    }

    /** {@return a pattern of the text with any values of its arguments} */
    private static String pattern(String text) {
        return Pattern.quote(text).replaceAll("\\{\\d+}", "\\\\E.+\\\\Q");
    }

    private static Iterable<String> documented() {
        return Arrays.stream(ProblemCode.values())
                .filter(code -> !NOT_DOCUMENTED.contains(code))
                .map(ProblemCode::code)
                .toList();
    }
}
