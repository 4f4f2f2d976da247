package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A refusal is stored under its key, so an example with a fixed key would refuse the payment until the next day. */
class ExampleKeysTest {

    private static final Pattern HEADER = Pattern.compile("Idempotency-Key: ([^\"]+)\"");
    private static final String RANDOM = "$(openssl rand -hex 16)";

    @Test
    @DisplayName("P-8 The commands of the documentation make a new idempotency key for each attempt")
    void commandsMakeANewKeyForEachAttempt() throws IOException {
        int examples = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            List<String> keys = HEADER.matcher(text)
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .toList();
            examples += keys.size();
            assertThat(keys).as(page.toString()).doesNotHaveDuplicates().allMatch(key -> isNew(key, text));
        }
        assertThat(examples).isGreaterThanOrEqualTo(3);
    }

    private static boolean isNew(String key, String page) {
        return key.equals(RANDOM) || page.contains(key.replace("$", "") + "=" + RANDOM);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.path("docs"))) {
            return Stream.concat(
                            Stream.of(Repository.path("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
