package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.DocumentedProof;
import io.frontrow.scenario.harness.DocumentedProof.Measured;
import io.frontrow.scenario.harness.Page;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Requirement;
import io.frontrow.scenario.harness.RequirementProofs;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every requirement is proved: by tests, or, where a test cannot, by a figure or a section of the documentation. */
class RequirementsTest {

    private static final String TABLE = "docs/requirements.md";

    private final List<Requirement> requirements = Requirement.all();
    private final RequirementProofs proofs = RequirementProofs.ofAllTests();
    private final List<DocumentedProof> documented = DocumentedProof.all();

    @Test
    void everyRequirementHasAProof() {
        assertThat(requirements)
                .allSatisfy(it -> assertThat(proofsOf(it)).as(it.id()).isNotEmpty());
    }

    @Test
    void everyProofIsOfARequirement() {
        assertThat(requirements)
                .extracting(Requirement::id)
                .containsAll(proofs.ids())
                .containsAll(documented.stream().map(DocumentedProof::id).toList());
    }

    @Test
    void everyDocumentedProofIsASectionOfAPage() {
        assertThat(documented)
                .allSatisfy(proof ->
                        assertThat(Page.of("docs/" + proof.page()).headings()).contains(proof.heading()));
    }

    @Test
    void everyFigureStandsOnItsPageWithTheBenchmarkThatMeasuresIt() {
        assertThat(documented)
                .filteredOn(Measured.class::isInstance)
                .map(Measured.class::cast)
                .isNotEmpty()
                .allSatisfy(proof -> {
                    String page = Repository.read("docs/" + proof.page());
                    assertThat(proof.isQuotedFrom(page)).as(proof.text()).isTrue();
                    assertThat(page).contains("-Dtest=" + proof.benchmark());
                    assertThat(benchmarks(proof.benchmark())).hasSize(1);
                });
    }

    /** Run with {@code -Dfrontrow.write-docs=true} to write the table. */
    @Test
    void theTableIsUpToDate() {
        if (Boolean.getBoolean("frontrow.write-docs")) {
            Repository.write(TABLE, table());
        }
        assertThat(Repository.read(TABLE)).isEqualTo(table());
    }

    private static Resource[] benchmarks(String name) throws IOException {
        return new PathMatchingResourcePatternResolver()
                .getResources("classpath*:io/frontrow/**/%s.class".formatted(name));
    }

    private String table() {
        return requirements.stream().map(this::row).collect(Collectors.joining("\n", """
                # Requirements and their proofs

                `RequirementsTest` generates this page from the names of the tests. What no test can prove is listed in
                `documented-proofs.txt`: figures that benchmarks have measured, and sections of the documentation.
                `./mvnw verify -Dfrontrow.write-docs=true` generates it again.

                | id | requirement | proved by |
                |---|---|---|
                """, "\n"));
    }

    private String row(Requirement requirement) {
        return "| %s | %s | %s |"
                .formatted(requirement.id(), requirement.text(), String.join(", ", proofsOf(requirement)));
    }

    private List<String> proofsOf(Requirement requirement) {
        Stream<String> tests = proofs.of(requirement.id()).stream().map("`%s`"::formatted);
        Stream<String> pages = documented.stream()
                .filter(proof -> proof.id().equals(requirement.id()))
                .map(DocumentedProof::text);
        return Stream.concat(tests, pages).toList();
    }
}
