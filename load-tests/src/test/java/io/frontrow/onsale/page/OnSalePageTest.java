package io.frontrow.onsale.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.HistoryWriter;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.judge.Judge;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.simulation.SimulatedSale;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictJson;
import io.frontrow.onsale.verdict.VerdictLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OnSalePageTest {
    private static final Pattern DATA = Pattern.compile("^const DATA = (.*);$", Pattern.MULTILINE);
    private static final Pattern LOADED = Pattern.compile("<script[^>]+src=|<link|@import|url\\(|fetch\\(|import\\(");

    @TempDir
    Path directory;

    private Path history = Path.of("");
    private Path page = Path.of("");

    @BeforeEach
    void writeHistory() throws IOException {
        history = directory.resolve("history.ndjson");
        page = directory.resolve("index.html");
        try (HistoryWriter writer = new HistoryWriter(history)) {
            for (Line line : SimulatedSale.history(SaleSettings.small(3, Order.FIFO))) {
                writer.write(line);
            }
        }
    }

    @Test
    void loadsNothing() throws IOException {
        OnSalePage.write(Judge.judge(history), history, null, page);

        assertThat(Files.readString(page)).doesNotContainPattern(LOADED).contains("uPlot");
    }

    @Test
    void hasWhatIsDrawn() throws IOException {
        Verdict verdict = Judge.judge(history);

        OnSalePage.write(verdict, history, null, page);

        JsonNode data = data();
        assertThat(data.path("verdict").path("findings")).hasSameSizeAs(verdict.findings());
        assertThat(data.path("seconds").size())
                .isEqualTo(data.at("/people/waiting").size());
        assertThat(data.path("faults")).hasSize(1);
        assertThat(data.path("film")).hasSize(12);
        assertThat(data.path("worst")).hasSize(10);
        assertThat(data.path("cpu").propertyNames()).containsExactly("instance-1", "postgres", "redis");
        assertThat(data.path("waits")).isNotEmpty();
    }

    @Test
    void hasTheVerdictOnAnotherRun() throws IOException {
        Verdict verdict = Judge.judge(history);
        Path other = directory.resolve("verdict.json");
        VerdictJson.write(verdict, other);

        OnSalePage.write(verdict, history, VerdictJson.read(other), page);

        assertThat(data().path("other")).isEqualTo(data().path("verdict")).isNotEmpty();
    }

    @Test
    void letsNothingThatAServiceSaidEndTheScript() throws IOException {
        Verdict verdict = Judge.judge(history);
        Span span = new Span("</script><script>alert(1)</script>", "holdSeats", 1, null);
        Evidence evidence = new Evidence("</script>", List.of(span));
        Verdict hostile = new Verdict(
                verdict.run(), 1, 1, List.of(Finding.fail(VerdictLine.OVERSOLD, "</script>", List.of(evidence))));

        OnSalePage.write(hostile, history, null, page);

        assertThat(Files.readString(page).split("</script>", -1)).hasSize(3);
        assertThat(data().at("/verdict/findings/0/reason").asString()).isEqualTo("</script>");
    }

    private JsonNode data() throws IOException {
        return DATA.matcher(Files.readString(page))
                .results()
                .map(it -> new JsonMapper().readTree(it.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
