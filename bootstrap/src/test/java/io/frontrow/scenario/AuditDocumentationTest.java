package io.frontrow.scenario;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.audit.model.Invariant;
import io.frontrow.scenario.harness.Repository;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The documentation names the invariants as the audit does. */
class AuditDocumentationTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\|");

    private static final Map<Integer, String> TITLES =
            Stream.of(Invariant.values()).collect(toMap(Invariant::number, Invariant::title));

    @Test
    void theTableOfTheOperatorsPageHasEveryInvariant() {
        String page = Repository.read("docs/audit.md");

        Map<Integer, String> documented = new TreeMap<>();
        ROW.matcher(page)
                .results()
                .forEach(row -> documented.put(
                        Integer.valueOf(row.group(1)), row.group(2).strip()));

        assertThat(documented).isEqualTo(TITLES);
    }

    @Test
    void theReadmeCountsTheInvariants() {
        assertThat(Repository.read("README.md")).contains(" of " + TITLES.size() + " invariants, ");
    }

    @Test
    void theExamplesOfTheApiAreInvariants() {
        JsonNode response = OpenApiDocument.load().operations().stream()
                .filter(operation -> operation.path().endsWith("/admin/audit"))
                .findFirst()
                .orElseThrow()
                .node()
                .path("responses")
                .path("200");

        assertThat(response.findValues("checks").stream().flatMap(JsonNode::valueStream))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.path("title").asString())
                        .isEqualTo(TITLES.get(check.path("id").asInt())));
    }
}
