package io.frontrow.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Repository;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The images that the repository names, apart from its own. */
class ImagesTest {

    private static final Pattern IMAGE = Pattern.compile("(?m)^(?: +image: |ARG JDK=)(?!frontrow$)(\\S+)$");

    /**
     * A tag such as 18.6, v3.5.0 or 25.0.4.1_1-jdk. One such as 18 or 3.2 is given to another image from time to time.
     */
    private static final Pattern PINNED =
            Pattern.compile("(postgres:\\d+\\.\\d+|[a-z/-]+:v?\\d+\\.\\d+\\.\\d+(\\.\\d+)?(_\\d+)?(-jdk)?)");

    @Test
    void haveExactVersions() {
        List<String> images = Stream.of("docker-compose.yml", "Dockerfile")
                .flatMap(file -> IMAGE.matcher(Repository.read(file)).results())
                .map((MatchResult image) -> image.group(1))
                .toList();

        assertThat(images).hasSizeGreaterThanOrEqualTo(6).allMatch(PINNED.asMatchPredicate());
    }

    @Test
    void areTheSameInTests() {
        String compose = Repository.read("docker-compose.yml");

        assertThat(compose).contains("image: " + image("adapters/redis", "TestRedis.java", "redis"));
        assertThat(compose).contains("image: " + image("adapters/postgres", "PostgresServer.java", "postgres"));
    }

    private static String image(String module, String file, String name) {
        String path =
                "%s/src/test/java/io/frontrow/%s/%s".formatted(module, module.replace("adapters", "adapter"), file);
        return Pattern.compile("\"(" + name + ":[^\"]+)\"")
                .matcher(Repository.read(path))
                .results()
                .map((MatchResult image) -> image.group(1))
                .findFirst()
                .orElseThrow();
    }
}
