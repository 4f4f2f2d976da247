package io.frontrow.onsale;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.judge.Judge;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Group;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.VerdictText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTextTest {
    @TempDir
    Path directory;

    @Test
    void beginsWithWhatHappenedAndEndsWithTheHeadline() throws IOException {
        Verdict verdict = judge();

        List<String> lines = VerdictText.of(verdict).lines().toList();

        assertThat(lines.getFirst()).startsWith("200 people came for 120 seats. The sale opened 10 s after");
        assertThat(lines.getLast())
                .startsWith("PASS: nothing that was checked went wrong. The judge saw ")
                .endsWith(" Seed 7.");
    }

    @Test
    void saysWhatHappenedIfALineFails() throws IOException {
        Verdict verdict = judge(Mutation.POSITION_GROWS);

        assertThat(VerdictText.headline(verdict)).isEqualTo("FAIL: people moved back in line");
        assertThat(VerdictText.of(verdict).lines().skip(1).findFirst().orElseThrow())
                .startsWith("FAIL    place");
    }

    @Test
    void countsFurtherFailures() throws IOException {
        assertThat(VerdictText.headline(judge(
                        Mutation.POSITION_GROWS, Mutation.POINT_FROM_NOWHERE, Mutation.AUDIT_NOT_OK, Mutation.SLOW)))
                .isEqualTo("FAIL: people moved back in line; the money does not add up; 2 more checks failed");
    }

    @Test
    void tellsAFaultOfTheTestFromOneOfTheService() throws IOException {
        Verdict verdict = judge(Mutation.GENERATOR_LATE);

        assertThat(VerdictText.headline(verdict))
                .isEqualTo(
                        "FAIL of the test, not of the service: the programs that play the people were late, so this run"
                                + " says little about speed; nothing else that was checked went wrong; 1 check could not be"
                                + " decided");
        assertThat(Group.BROKEN.in(verdict)).isEmpty();
        assertThat(Group.UNRELIABLE.in(verdict)).extracting(Finding::line).containsExactly(VerdictLine.GENERATOR);
        assertThat(verdict.exitCode()).isEqualTo(1);
    }

    @Test
    void putsEveryFindingInOneGroup() throws IOException {
        Verdict verdict = judge(Mutation.GENERATOR_LATE, Mutation.POSITION_GROWS);

        assertThat(Group.all().stream().flatMap(it -> it.in(verdict).stream()))
                .containsExactlyInAnyOrderElementsOf(verdict.findings())
                .extracting(Finding::line)
                .startsWith(VerdictLine.PLACE, VerdictLine.GENERATOR, VerdictLine.LATENCY);
    }

    private Verdict judge(Mutation... mutations) throws IOException {
        HistoryFile history = HistoryFile.of(SaleSettings.small(7, Order.FIFO));
        Arrays.stream(mutations).forEach(it -> it.change.accept(history));
        return Judge.judge(history.write(directory));
    }
}
