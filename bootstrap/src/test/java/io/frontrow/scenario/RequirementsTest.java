package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Proofs;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Requirement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is not proved by a test is not done. */
class RequirementsTest {

    private static final String TABLE = "docs/requirements.md";

    private final List<Requirement> requirements = Requirement.all();
    private final Proofs proofs = Proofs.ofAllTests();

    @Test
    void everyRequirementHasAProof() {
        assertThat(requirements)
                .allSatisfy(it -> assertThat(proofs.of(it.id())).as(it.id()).isNotEmpty());
    }

    @Test
    void everyProofIsOfARequirement() {
        assertThat(requirements).extracting(Requirement::id).containsAll(proofs.ids());
    }

    /** {@code -Dfrontrow.write-docs=true} writes it. */
    @Test
    void theTableIsUpToDate() {
        if (Boolean.getBoolean("frontrow.write-docs")) {
            Repository.write(TABLE, table());
        }
        assertThat(Repository.read(TABLE)).isEqualTo(table());
    }

    private String table() {
        return requirements.stream().map(this::row).collect(Collectors.joining("\n", """
                # Requirements and their proofs

                Made by `RequirementsTest` out of the tests' names; `./mvnw verify -Dfrontrow.write-docs=true` makes it anew.

                | id | requirement | proved by |
                |---|---|---|
                """, "\n"));
    }

    private String row(Requirement requirement) {
        String tests =
                proofs.of(requirement.id()).stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
        return "| %s | %s | %s |".formatted(requirement.id(), requirement.text(), tests);
    }
}
