package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttackDocumentationTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        List<Path> sources = sources();

        List<String> missing = TEST.matcher(Repository.read("docs/attacks.md"))
                .results()
                .filter(test -> !has(sources, test.group(1), test.group(2)))
                .map(test -> test.group())
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyAttackHasATest() {
        assertThat(Repository.read("docs/attacks.md").lines())
                .filteredOn(line -> line.matches("\\| (?!attack).+"))
                .hasSizeGreaterThan(30)
                .allMatch(line -> TEST.matcher(line).find());
    }

    private static boolean has(List<Path> sources, String type, String method) {
        Optional<Path> source =
                sources.stream().filter(file -> file.endsWith(type + ".java")).findFirst();
        return source.isPresent() && read(source.get()).contains("void " + method + "(");
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.path("."))) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
