package io.frontrow.onsale.small;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.people.Mix;
import io.frontrow.onsale.people.Shape;
import io.frontrow.onsale.run.OnSale;
import io.frontrow.onsale.run.Settings;
import io.frontrow.onsale.system.Fault;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Status;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.VerdictText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * 150 fans want 50 seats of two instances of the packaged service, while all connections to Postgres are ended once. Every
 * line of the verdict passes.
 */
class SmallSaleTest {
    private static final Path JAR = Path.of(System.getProperty("frontrow.jar", ""));
    private static final Path DIRECTORY = Path.of("target", "small-sale");
    private static final long SEED = 1;

    /** How fast a machine is that builds is not judged; it must only not be so slow that nothing can be judged. */
    private static final Goals GOALS = new Goals(Map.of(), 60, 10_000);

    /** More could be admitted than have a turn at once, and more come at the opening than can be admitted. */
    private static final Policy ROOM = new Policy(16, 8, 30, 30, null, Order.FIFO);

    /** Polls date an admission more exactly than events do, and nobody keeps the others waiting for the end. */
    private static final Mix MIX = new Mix(Map.of("stream", 0.3, "too-often", 0.3, "pay-too-late", 0.0));

    @Test
    void passesEveryLineButTheLatencyThatIsNotAskedFor() throws IOException {
        assumeTrue(Files.exists(JAR), "the service is not packaged; ./mvnw verify does that");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        Verdict verdict = new OnSale(settings(), out).play();

        assertThat(verdict.status()).as(VerdictText.of(verdict)).isEqualTo(Status.PASS);
        assertThat(verdict.findings())
                .filteredOn(finding -> !finding.applies())
                .extracting(Finding::line)
                .containsExactly(VerdictLine.LATENCY);
    }

    private static Settings settings() {
        return new Settings(
                null,
                null,
                null,
                JAR,
                DIRECTORY,
                150,
                4,
                50,
                Shape.LOBBY,
                12,
                5,
                90,
                0.7,
                6,
                ROOM,
                List.of(Fault.POSTGRES_BACKENDS_ENDED),
                MIX,
                GOALS,
                SEED,
                false,
                false,
                "./mvnw verify");
    }
}
