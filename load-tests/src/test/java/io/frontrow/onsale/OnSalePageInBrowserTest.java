package io.frontrow.onsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.judge.Judge;
import io.frontrow.onsale.page.OnSalePage;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictJson;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script of the page draws, in an installed Chromium or Chrome. Without one, the tests are skipped. */
class OnSalePageInBrowserTest {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    @TempDir
    private static Path directory;

    private static String page = "";

    @BeforeAll
    static void drawASaleInWhichMuchWentWrong() throws IOException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium or Chrome is installed");
        HistoryFile sale = HistoryFile.of(SaleSettings.small(7, Order.FIFO));
        Mutation.POSITION_GROWS.change.accept(sale);
        Mutation.GENERATOR_LATE.change.accept(sale);
        sale.tellWaits(30, 45);
        page = drawn(sale, browser.orElseThrow());
    }

    @Test
    void tellsTheStoryAndThenTheVerdictWithFailuresFirst() {
        assertThat(page)
                .containsSubsequence(
                        "A simulated sale of tickets, 2026-12-01 10:59 UTC",
                        "<h1 class=\"FAIL\">FAIL: people moved back in line; ",
                        "the programs that play the people were late",
                        "200 people came for 120 seats.",
                        "What went wrong",
                        "<td class=\"FAIL\">FAIL</td><td>People moved back",
                        "<a href=\"#place\">What happened</a>",
                        "What this test cannot be trusted for",
                        "<td class=\"TEST\">FAIL</td>",
                        "What could not be decided",
                        "<td class=\"UNKNOWN\">UNKNOWN</td><td>It is not known whether requests were answered",
                        "What was right",
                        "<h3 id=\"place\">People moved back in line.</h3>",
                        "in a response",
                        "Faults</h2>",
                        "redis-stopped",
                        "Compared with another run",
                        "The worst moments");
    }

    @Test
    void explainsEveryWordThatIsLinked() {
        List<String> links = groups("href=\"#(word-[^\"]+)\"");
        assertThat(links).doesNotHaveDuplicates().hasSizeGreaterThan(12);
        assertThat(groups("<dt id=\"(word-[^\"]+)\"")).containsAll(links);
        assertThat(page).contains("How to read this page</h2>");
    }

    @Test
    void drawsAsManyRedDotsAsTheJudgeCounts() {
        List<String> counted = groups("Red dots, (\\d+) people in all");
        assertThat(groups("(class=\"late\")")).hasSize(Integer.parseInt(counted.getFirst()));
        assertThat(groups("(class=\"kept\")")).isNotEmpty();
    }

    private static List<String> groups(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }

    private static String drawn(HistoryFile sale, Path browser) throws IOException {
        Path history = sale.write(directory);
        Verdict verdict = Judge.judge(history);
        Path other = directory.resolve("verdict.json");
        VerdictJson.write(verdict, other);
        Path html = directory.resolve("index.html");
        OnSalePage.write(verdict, history, VerdictJson.read(other), html);
        return dom(browser, html);
    }

    private static String dom(Path browser, Path html) throws IOException {
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--dump-dom",
                        html.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return dom.substring(dom.indexOf("<main>"), dom.indexOf("</main>"));
    }

    private static Optional<Path> browser() {
        Stream<Path> named =
                Stream.ofNullable(System.getProperty("frontrow.test.browser")).map(Path::of);
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }
}
