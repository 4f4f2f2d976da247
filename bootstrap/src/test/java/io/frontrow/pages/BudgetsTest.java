package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the first page costs somebody who has not been here before. */
class BudgetsTest extends PagesTest {
    private static final int CODE_BYTES_MAX = 60_000;

    /** As slow as a phone of the middle class, compared with a desktop computer. */
    private static final int SLOWDOWN = 4;

    /**
     * Processor time of the main thread until the first concert is painted. The elapsed time has the same budget, but
     * other work on the machine makes it longer, so it is only printed.
     */
    private static final double BUSY_MS_MAX = 1_000;

    /** Notes when the link of the first concert was painted. */
    private static final String WATCH_FOR_A_CONCERT = """
            new MutationObserver((_, observer) => {
              if (document.querySelector('fr-concert-card a')) {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => (window.usableMs = performance.now())));
              }
            }).observe(document, { childList: true, subtree: true });
            """;

    /** Script and style that was loaded: the number of files, their bytes as they were sent, and uncompressed. */
    private static final String CODE = """
            () => {
              const code = performance.getEntriesByType('resource').filter(({ name }) => /\\.(js|css)$/.test(name));
              return [
                code.length,
                code.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
                code.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
              ];
            }
            """;

    static Device[] languages() {
        return new Device[] {Device.PHONE, Device.PHONE.korean()};
    }

    @BeforeEach
    void awaitAConcert() {
        frontrow().concert();
        Visitor early = visitor(Device.PHONE);
        await().until(() -> {
            early.opens("/").page().locator("main ul").waitFor();
            return early.page().locator("fr-concert-card").count() > 0;
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    @DisplayName("The first page loads little script and style, and is soon usable on a slow processor")
    void keepsItsBudgets(Device device) {
        Page page = visitor(device).page();
        CDPSession inspector = page.context().newCDPSession(page);
        JsonObject slow = new JsonObject();
        slow.addProperty("rate", SLOWDOWN);
        inspector.send("Emulation.setCPUThrottlingRate", slow);
        JsonObject processorTime = new JsonObject();
        processorTime.addProperty("timeDomain", "threadTicks");
        inspector.send("Performance.enable", processorTime);
        page.addInitScript(WATCH_FOR_A_CONCERT);

        page.navigate("/");
        await().until(() -> page.evaluate("'usableMs' in window").equals(true));
        double usableMs = ((Number) page.evaluate("window.usableMs")).doubleValue();
        double busyMs = 1_000 * metric(inspector, "TaskDuration");
        page.waitForLoadState();
        List<Integer> code = ((List<?>) page.evaluate(CODE))
                .stream().map(it -> ((Number) it).intValue()).toList();

        System.out.printf(
                "First page (%s): %d files of script and style, %,d bytes compressed, %,d bytes in all; usable after %.0f ms, of them %.0f ms of the processor%n",
                device.language(), code.get(0), code.get(1), code.get(2), usableMs, busyMs);
        assertThat(code.get(1)).isBetween(1, CODE_BYTES_MAX);
        assertThat(busyMs).isBetween(1.0, BUSY_MS_MAX);
    }

    @Test
    @DisplayName("The list of concerts is one request, however many concerts there are")
    void readsTheListWithOneRequest() {
        Visitor visitor = visitor(Device.DESK);
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        visitor.page().onRequest(request -> noteCall(request, calls));

        visitor.opens("/");
        assertThat(visitor.page().locator("fr-concert-card").first()).containsText("from");
        visitor.page().waitForLoadState();

        assertThat(calls).containsExactly("/api/v1/concerts");
    }

    private static double metric(CDPSession inspector, String name) {
        for (JsonElement metric : inspector.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (name.equals(metric.getAsJsonObject().get("name").getAsString())) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("No metric " + name);
    }

    private static void noteCall(Request request, Queue<String> calls) {
        String path = URI.create(request.url()).getPath();
        if (path.startsWith("/api/v1/concerts") || path.startsWith("/api/v1/performances")) {
            calls.add(path);
        }
    }
}
