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
import io.frontrow.onsale.verdict.VerdictText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
                .isEqualTo(data.at("/line/waiting").size());
        assertThat(data.path("faults")).hasSize(1);
        assertThat(data.path("film")).hasSize(12);
        assertThat(data.path("worst")).hasSizeBetween(1, 10);
        assertThat(data.path("cpu").propertyNames()).containsExactly("instance-1", "postgres", "redis");
        assertThat(data.path("headline").asString()).isEqualTo(VerdictText.headline(verdict));
        assertThat(data.path("story")).hasSize(3);
    }

    @Test
    void drawsTheTurnsThatTheJudgeCountedBesideWhatTheServiceTold() throws IOException {
        OnSalePage.write(Judge.judge(history), history, null, page);

        JsonNode capacity = figures("capacity");
        assertThat(largest(data().at("/turns/certainly in their turn, as the judge counts")))
                .isEqualTo(capacity.path("most").asInt())
                .isPositive();
        assertThat(largest(data().at("/turns/in their turn, as the service tells")))
                .isEqualTo(capacity.path("reported").asInt());
        assertThat(largest(data().at("/admissions/turns that certainly began, as the judge counts")))
                .isEqualTo(largest(figures("rate").path("bySecond")))
                .isPositive();
    }

    @Test
    void leavesOutTheBooksThatAreReadAfterTheSale() throws IOException {
        Verdict verdict = Judge.judge(history);

        OnSalePage.write(verdict, history, null, page);

        JsonNode data = data();
        assertThat(data.path("seconds").valueStream().mapToDouble(JsonNode::asDouble))
                .allMatch(it -> it <= verdict.story().lastFanAt());
        assertThat(data.at("/requests/done")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isLessThan(
                        (int) verdict.story().requests() - 3 * verdict.story().people());
        assertThat(data.path("worst").toString()).doesNotContain("listReservations", "getWallet");
    }

    @Test
    void drawsTheLatencyOfCallsThatHaveGoals() throws IOException {
        OnSalePage.write(Judge.judge(history), history, null, page);

        assertThat(data().path("latency").propertyNames()).containsExactly("getQueueStatus, 50 %", "joinQueue, 50 %");
    }

    @Test
    void showsTheHallBetweenTheOpeningAndTheEndOfTheSale() throws IOException {
        Verdict verdict = Judge.judge(history);

        OnSalePage.write(verdict, history, null, page);

        assertThat(data().path("film")
                        .valueStream()
                        .mapToDouble(it -> it.path("second").asDouble()))
                .startsWith(10.0)
                .allMatch(it -> it <= verdict.story().lastFanAt());
    }

    @Test
    void joinsBadSecondsThatFollowEachOther() throws IOException {
        OnSalePage.write(Judge.judge(history), history, null, page);

        List<JsonNode> moments = data().path("worst")
                .valueStream()
                .sorted(Comparator.comparingLong(it -> it.path("from").asLong()))
                .toList();
        assertThat(moments).isNotEmpty();
        for (int i = 1; i < moments.size(); i++) {
            assertThat(moments.get(i).path("from").asLong())
                    .isGreaterThan(moments.get(i - 1).path("to").asLong() + 1);
        }
    }

    private JsonNode figures(String line) throws IOException {
        return data().path("verdict")
                .path("findings")
                .valueStream()
                .filter(it -> it.path("line").asString().equals(line))
                .findFirst()
                .orElseThrow()
                .path("figures");
    }

    private static int largest(JsonNode numbers) {
        return numbers.valueStream().mapToInt(JsonNode::asInt).max().orElseThrow();
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
                verdict.run(),
                1,
                1,
                verdict.story(),
                List.of(Finding.fail(VerdictLine.OVERSOLD, "</script>", List.of(evidence))));

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
