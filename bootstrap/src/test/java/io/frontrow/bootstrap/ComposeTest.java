package io.frontrow.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Repository;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The secrets of {@code docker-compose.yml}. */
class ComposeTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(.*?)}");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|KEY)");
    private static final Pattern RECIPE =
            Pattern.compile("(?s)for name in ([A-Z_ \\\\\\n]+); do\\n +echo \"FRONTROW_\\$name=");

    /** A name two spaces in, and what is further in. */
    private static final Pattern SERVICE = Pattern.compile("(?m)^  (\\w+):\\n((?: {4}.*\\n|\\n)+)");

    private final String compose = Repository.read("docker-compose.yml");

    @Test
    void noSecretHasADefault() {
        assertThat(variables(compose)
                        .filter(variable -> SECRET.matcher(variable.group(1)).matches()))
                .hasSizeGreaterThan(4)
                .extracting(variable -> variable.group(2))
                .containsOnly(":?see docs/deploy.md");
    }

    @Test
    void theManualSaysHowToMakeEachOfThem() {
        MatchResult recipe = RECIPE.matcher(Repository.read("docs/deploy.md"))
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(Stream.of(recipe.group(1).split("[\\s\\\\]+")).map(name -> "FRONTROW_" + name))
                .containsExactlyInAnyOrderElementsOf(secrets());
    }

    @Test
    void onlyTheMigrationAndTheStoreKnowTheOwnerOfTheSchema() {
        assertThat(services().entrySet())
                .filteredOn(service -> service.getValue().contains("OWNER"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("migration", "postgres");
        assertThat(services().get("frontrow"))
                .contains("SPRING_FLYWAY_ENABLED: \"false\"", "SPRING_R2DBC_USERNAME: frontrow_server")
                .doesNotContain("owner", "env_file", "secrets:", "POSTGRES_PASSWORD");
    }

    /** The text of each service by its name. */
    private Map<String, String> services() {
        String services = compose.substring(compose.indexOf("\nservices:\n"), compose.indexOf("\nvolumes:\n"));
        return SERVICE.matcher(services)
                .results()
                .collect(Collectors.toMap(service -> service.group(1), service -> service.group(2)));
    }

    private Set<String> secrets() {
        return variables(compose)
                .map(variable -> variable.group(1))
                .filter(SECRET.asMatchPredicate())
                .collect(Collectors.toSet());
    }

    private static Stream<MatchResult> variables(String text) {
        return VARIABLE.matcher(text).results();
    }
}
