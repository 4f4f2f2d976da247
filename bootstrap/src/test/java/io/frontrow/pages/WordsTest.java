package io.frontrow.pages;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.audit.model.Invariant;
import io.frontrow.scenario.harness.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the pages in all languages, read as a browser reads them. */
class WordsTest extends PagesTest {
    private static final Path ASSETS = Repository.path("adapters/pages/src/main/resources/pages/assets");
    private static final Pattern USED = Pattern.compile("\\bt\\('([\\w.-]+)'");
    private static final String INVARIANT = "operator.audit.check.";
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final Visitor visitor = visitor(Device.DESK).opens("/");
    private final Map<String, Object> english = words("en");
    private final Map<String, Object> korean = words("ko");

    @Test
    void areTheSameInAllLanguages() {
        assertThat(korean.keySet().stream().filter(key -> !key.startsWith(INVARIANT)))
                .containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void haveTheSameValuesInAllLanguages() {
        Map<String, Set<String>> inKorean =
                korean.entrySet().stream().collect(toMap(Map.Entry::getKey, it -> values(it.getValue())));

        assertThat(inKorean)
                .allSatisfy((key, values) -> assertThat(values).isEqualTo(values(english.getOrDefault(key, ""))));
    }

    @Test
    void haveThePluralFormsOfTheLanguage() {
        assertThat(plurals(english)).allSatisfy(forms -> assertThat(forms).containsExactlyInAnyOrder("one", "other"));
        assertThat(plurals(korean)).allSatisfy(forms -> assertThat(forms).containsExactly("other"));
    }

    @Test
    void sayEveryInvariantInLanguagesOtherThanThatOfTheService() {
        List<String> invariants = Arrays.stream(Invariant.values())
                .map(it -> INVARIANT + it.number())
                .toList();

        assertThat(korean.keySet().stream().filter(key -> key.startsWith(INVARIANT)))
                .containsExactlyInAnyOrderElementsOf(invariants);
    }

    @Test
    void sayEveryProblem() {
        List<String> problems = Arrays.stream(ProblemCode.values())
                .map(code -> "problem." + code.code())
                .toList();

        assertThat(english.keySet()).containsAll(problems).contains("problem.offline", "problem.no-response");
    }

    @Test
    void existWhereverTheyAreUsed() {
        assertThat(english.keySet()).containsAll(used());
    }

    @SuppressWarnings("unchecked") // the default export of a file of words
    private Map<String, Object> words(String language) {
        return (Map<String, Object>) visitor.page().evaluate("""
                        async language => {
                          const script = document.querySelector('script[type=module]').src;
                          const words = async file => (await import(new URL(file, script).href)).default;
                          return {...await words(`text/${language}.js`), ...await words(`text/operator/${language}.js`)};
                        }
                        """, language);
    }

    private static Set<String> values(Object words) {
        return VALUE.matcher(String.valueOf(words))
                .results()
                .map(match -> match.group(1))
                .collect(toSet());
    }

    private static List<Set<String>> plurals(Map<String, Object> words) {
        return words.values().stream()
                .filter(Map.class::isInstance)
                .map(forms -> ((Map<?, ?>) forms)
                        .keySet().stream().map(String::valueOf).collect(toSet()))
                .toList();
    }

    private static Set<String> used() {
        try (Stream<Path> scripts = Files.walk(ASSETS)) {
            return scripts.filter(path -> path.toString().endsWith(".js"))
                    .flatMap(path -> USED.matcher(read(path)).results())
                    .map((MatchResult match) -> match.group(1))
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
