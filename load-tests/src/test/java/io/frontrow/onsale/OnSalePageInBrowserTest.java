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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script of the page draws, in an installed Chromium or Chrome. Without one, the tests are skipped. */
class OnSalePageInBrowserTest {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    @TempDir
    Path directory;

    @Test
    void tellsTheStoryAndThenTheVerdictWithFailuresFirst() throws IOException {
        String page = drawn(false, Mutation.POSITION_GROWS, Mutation.GENERATOR_LATE);

        assertThat(page)
                .containsSubsequence(
                        "A simulated sale of tickets, 2026-12-01 10:59 UTC",
                        "<h1 class=\"FAIL\">FAIL: people moved back in line; the test did not keep up",
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
                        "in a response");
    }

    @Test
    void explainsEveryWordThatIsLinked() throws IOException {
        String page = drawn(false);

        List<String> links = groups(page, "href=\"#(word-[^\"]+)\"");
        assertThat(links).doesNotHaveDuplicates().hasSizeGreaterThan(12);
        assertThat(groups(page, "<dt id=\"(word-[^\"]+)\"")).containsAll(links);
        assertThat(page).contains("How to read this page</h2>");
    }

    @Test
    void drawsAsManyRedDotsAsTheJudgeCounts() throws IOException {
        HistoryFile history = HistoryFile.of(SaleSettings.small(7, Order.FIFO));
        history.tellWaits(30, 45);

        String page = drawn(history, false);

        List<String> counted = groups(page, "Red dots, (\\d+) people in all");
        assertThat(groups(page, "(class=\"late\")")).hasSize(Integer.parseInt(counted.getFirst()));
        assertThat(groups(page, "(class=\"kept\")")).isNotEmpty();
    }

    @Test
    void comparesAnotherRunAndNamesFaults() throws IOException {
        String page = drawn(true);

        assertThat(page)
                .containsSubsequence("Faults</h2>", "redis-stopped", "Compared with another run", "The worst moments");
    }

    private static List<String> groups(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }

    private String drawn(boolean isCompared, Mutation... mutations) throws IOException {
        HistoryFile history = HistoryFile.of(SaleSettings.small(7, Order.FIFO));
        Arrays.stream(mutations).forEach(it -> it.change.accept(history));
        return drawn(history, isCompared);
    }

    private String drawn(HistoryFile file, boolean isCompared) throws IOException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium or Chrome is installed");
        Path history = file.write(directory);
        Path page = directory.resolve("index.html");
        Verdict verdict = Judge.judge(history);
        Path other = directory.resolve("verdict.json");
        VerdictJson.write(verdict, other);
        OnSalePage.write(verdict, history, isCompared ? VerdictJson.read(other) : null, page);
        return dom(browser.orElseThrow(), page);
    }

    private String dom(Path browser, Path page) throws IOException {
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
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
