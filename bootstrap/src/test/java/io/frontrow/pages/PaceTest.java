package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.frontrow.scenario.harness.Concert;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How often the pages say something and try something again, by a clock that the tests set. */
class PaceTest extends PagesTest {
    /** Waits are drawn; loops that pile up make 45 calls and more. */
    private static final int OUTAGE_CALLS_MAX = 30;

    private static final String LIBRARY = """
            async () => {
              const script = document.querySelector('script[type=module]').src;
              const lib = async (name) => (await import(script))[`lib/${name}.js`];
            """;

    /** Streams that are as silent as a test wants, and a service that knows one place. */
    private static final String FAKES_STREAMS = """
            () => {
              Object.assign(window, { attempts: 0, asked: 0, states: [] });
              const { fetch } = window;
              window.fetch = async (url, options) => {
                if (url.endsWith('/queue-tokens/current')) {
                  asked++;
                  return Response.json({ state: 'WAITING' });
                }
                if (!url.endsWith('/events')) {
                  return fetch(url, options);
                }
                attempts++;
                return new Response(new ReadableStream({
                  start(stream) {
                    window.sendByte = () => stream.enqueue(new TextEncoder().encode('\\n'));
                    options.signal.addEventListener('abort', () => stream.error(options.signal.reason));
                  },
                }));
              };
            }
            """;

    private final Visitor visitor = visitor(Device.DESK);
    private final Page page = pageWithItsOwnClock();

    private Page pageWithItsOwnClock() {
        Instant now = Instant.now();
        visitor.page().clock().install(new Clock.InstallOptions().setTime(Date.from(now)));
        visitor.opens("/");
        visitor.page().clock().pauseAt(Date.from(now.plus(Duration.ofMinutes(5))));
        return visitor.page();
    }

    @Test
    @DisplayName("S2-3 Of changes that come again and again, screen readers are told the latest, every 30 s at most")
    void limitsWhatIsSaidPolitely() {
        page.evaluate(LIBRARY + """
                  window.announce = (await lib('announce')).announce;
                  window.said = [];
                  announce.addEventListener('change', () => said.push(announce.polite));
                }
                """);

        says("politely", "No. 9");
        page.clock().runFor(100);
        assertThat(said()).isEqualTo(List.of("No. 9"));
        says("politely", "No. 8");
        page.clock().runFor(20_000);
        says("politely", "No. 7");
        page.clock().runFor(9_000);
        assertThat(said()).isEqualTo(List.of("No. 9"));
        page.clock().runFor(1_000);
        assertThat(said()).isEqualTo(List.of("No. 9", "No. 7"));

        says("politely", "No. 6");
        says("atOnce", "It is your turn");
        assertThat(page.evaluate("announce.assertive")).isEqualTo("It is your turn");
        page.clock().runFor(60_000);
        assertThat(said()).as("nothing old after news").isEqualTo(List.of("No. 9", "No. 7", ""));
    }

    @Test
    @DisplayName("While the service cannot be reached, a page repeats one call, less and less often")
    void repeatsOneCallWhileTheServiceIsUnavailable() {
        Concert concert = frontrow().concert();

        visitor.opens("/");
        assertThat(page.locator("main ul, main .empty").first()).isVisible();
        assertThat(callsInAnOutage()).isBetween(2, OUTAGE_CALLS_MAX);

        visitor.opens("/concerts/" + concert.id());
        assertThat(page.locator("fr-join")).isVisible();
        assertThat(callsInAnOutage()).isBetween(2, OUTAGE_CALLS_MAX);
    }

    /** How many calls the page makes in 70 s by its clock, of which the last waits are 7.5 to 15 s. */
    private int callsInAnOutage() {
        AtomicInteger calls = new AtomicInteger();
        page.route("**/api/v1/**", route -> {
            calls.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(503));
        });
        for (int second = 0; second < 70; second++) {
            page.clock().runFor(1_000);
        }
        page.unroute("**/api/v1/**");
        return calls.get();
    }

    private void says(String how, String text) {
        page.evaluate("([how, text]) => announce[how](text)", List.of(how, text));
    }

    private Object said() {
        return page.evaluate("said");
    }

    @Test
    @DisplayName(
            "P-14 Attempts are made ever more seldom, up to 15 s, each at a time of its own, and as the service asks")
    void backsOff() {
        List<?> delays = (List<?>) page.evaluate(LIBRARY + """
                  const { delay } = await lib('retry');
                  const extremes = (...of) => {
                    const all = Array.from({ length: 200 }, () => delay(...of));
                    return [Math.min(...all), Math.max(...all)];
                  };
                  return [extremes(0), extremes(1), extremes(3), extremes(20), extremes(0, 20)];
                }
                """);

        isSpread(delays.get(0), 250, 500);
        isSpread(delays.get(1), 500, 1_000);
        isSpread(delays.get(2), 2_000, 4_000);
        isSpread(delays.get(3), 7_500, 15_000);
        isSpread(delays.get(4), 20_000, 22_000);
    }

    /** Of 200 delays the least and the largest differ by more than half of what is allowed, but once in an age. */
    private static void isSpread(Object extremes, double least, double largest) {
        List<Double> both = ((List<?>) extremes)
                .stream().map(it -> ((Number) it).doubleValue()).toList();
        assertThat(both).allSatisfy(delay -> assertThat(delay).isBetween(least, largest));
        assertThat(both.get(1) - both.get(0)).isGreaterThan((largest - least) / 2);
    }

    @Test
    @DisplayName("P-14 A call that reads and gets no response within 20 s is made again")
    void readsAgain() {
        List<Route> calls = new CopyOnWriteArrayList<>();
        page.route("**/api/v1/silence", calls::add);
        page.evaluate(LIBRARY + """
                  const { api } = await lib('api');
                  window.read = null;
                  api.get('/silence').then(({ body }) => (window.read = body));
                }
                """);
        page.waitForCondition(() -> calls.size() == 1);

        page.clock().runFor(19_000);
        assertThat(calls).hasSize(1);
        page.clock().runFor(1_500);
        page.waitForCondition(() -> {
            page.clock().runFor(100);
            return calls.size() == 2;
        });

        calls.getLast().fulfill(new Route.FulfillOptions().setBody("{\"heard\": true}"));
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("read?.heard")));
    }

    @Test
    @DisplayName(
            "P-2 P-14 A payment that gets no response within 40 s is sent again with its key, and any other act is not")
    void paysAgainWithTheSameKey() {
        List<Route> calls = new CopyOnWriteArrayList<>();
        page.route("**/api/v1/silence", calls::add);
        page.evaluate(LIBRARY + """
                  const { attempt } = await import(new URL('lib/attempt.js', script).href);
                  const { api } = await lib('api');
                  window.paid = null;
                  window.waits = 0;
                  window.refused = null;
                  attempt('test', '/silence', {}, { signal: new AbortController().signal, onWait: () => waits++ })
                    .then((body) => (window.paid = body));
                  api.post('/silence').catch(({ code }) => (window.refused = code));
                }
                """);
        page.waitForCondition(() -> calls.size() == 2);

        page.clock().runFor(39_000);
        assertThat(page.evaluate("waits")).isEqualTo(0);
        page.clock().runFor(1_500);
        page.waitForCondition(
                () -> page.evaluate("refused !== null && waits > 0").equals(true));
        assertThat(page.evaluate("refused")).isEqualTo("no-response");
        page.waitForCondition(() -> {
            page.clock().runFor(100);
            return calls.size() == 3;
        });

        calls.getLast().fulfill(new Route.FulfillOptions().setBody("{\"done\": true}"));
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("paid?.done")));
        List<String> keys = calls.stream()
                .map(call -> call.request().headerValue("Idempotency-Key"))
                .filter(Objects::nonNull)
                .toList();
        assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
    }

    @Test
    @DisplayName("P-14 A response that is cut off is none")
    void doesNotTrustAResponseThatIsCutOff() {
        assertThat(page.evaluate(LIBRARY + """
                  const { api } = await lib('api');
                  window.fetch = async () => new Response(new ReadableStream({
                    start(stream) {
                      stream.enqueue(new TextEncoder().encode('{"balance":'));
                      stream.error(new TypeError('network error'));
                    },
                  }));
                  return api.post('/silence').then(() => 'done', ({ code }) => code);
                }
                """)).isEqualTo("offline");
    }

    @Test
    @DisplayName(
            "U-5 A stream waits as the service asks, and connects at once when the page is shown or the network is back")
    void connectsAgain() {
        AtomicInteger attempts = new AtomicInteger();
        page.route("**/api/v1/stream-of-tests", route -> refuseFirst(route, attempts));
        page.evaluate("window.states = []");
        opensStream("/stream-of-tests");
        page.waitForCondition(() -> page.evaluate("states.length").equals(1));

        page.clock().runFor(19_500);
        assertThat(attempts).hasValue(1);
        page.clock().runFor(3_000);
        page.waitForCondition(() -> attempts.get() == 2);

        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        page.waitForCondition(() -> attempts.get() == 3);
        page.evaluate("dispatchEvent(new Event('online'))");
        page.waitForCondition(() -> attempts.get() == 4);
    }

    private void opensStream(String path) {
        page.evaluate(LIBRARY.replace("async ()", "async (path)") + """
                  const { Stream } = await lib('stream');
                  new Stream(path, {
                    headers: () => ({}),
                    onEvent: () => {},
                    onState: (state) => states.push(state),
                  });
                }
                """, path);
    }

    @Test
    @DisplayName("U-5 A stream that gets no byte within 20 s, or none for 40 s, connects again")
    void givesUpSilentStreams() {
        page.evaluate(FAKES_STREAMS);
        opensStream("/tests/events");
        comesTo("attempts", 1);

        page.clock().runFor(19_000);
        assertThat(page.evaluate("attempts")).isEqualTo(1);
        page.clock().runFor(2_000);
        comesTo("attempts", 2);

        page.evaluate("sendByte()");
        page.waitForCondition(() -> page.evaluate("states.at(-1)").equals("live"));
        page.clock().runFor(39_000);
        assertThat(page.evaluate("attempts")).isEqualTo(2);
        page.clock().runFor(7_000);
        comesTo("attempts", 3);
    }

    @Test
    @DisplayName(
            "U-5 P-9 After the device has slept, the stream of a place connects again, and the place is asked for once")
    void connectsAgainAfterASleep() {
        page.evaluate(FAKES_STREAMS);
        page.evaluate(LIBRARY + """
                  const { PlaceWatcher } = await lib('place-watcher');
                  window.watcher = new PlaceWatcher('a'.repeat(32), null, () => {});
                }
                """);
        comesTo("attempts", 1);
        page.evaluate("sendByte()");
        page.waitForCondition(() -> page.evaluate("watcher.place.connection").equals("live"));

        page.clock().runFor(6_000);
        assertThat(page.evaluate("attempts + asked")).isEqualTo(1);
        page.clock().fastForward(30_000);

        comesTo("attempts", 2);
        comesTo("asked", 1);
    }

    private void comesTo(String counter, int value) {
        page.waitForCondition(() -> page.evaluate(counter).equals(value));
    }

    @Test
    @DisplayName(
            "S1-6 That the time to pay ends is told politely with 4 and 2 minutes left, at once with 60 and 30 seconds")
    void warnsBeforeTheTimeToPayEnds() {
        visitor.signsIn(Account.of(frontrow()));
        page.evaluate(LIBRARY + """
                  const { announce } = await lib('announce');
                  const { holds } = await lib('holds');
                  const { now } = await lib('clock');
                  // The service's clock goes on by itself, and no response may tell of it.
                  window.fetch = () => new Promise(() => {});
                  window.said = [];
                  let last = [];
                  announce.addEventListener('change', () => {
                    const { polite, assertive } = announce;
                    said.push(...[polite, assertive].filter((it) => it && !last.includes(it)));
                    last = [polite, assertive];
                  });
                  const expiresAt = new Date(now() + 300_000).toISOString();
                  holds.keepHold({ holdId: 'h', performanceId: 'p', seatNumbers: [1, 2], totalPrice: 2, expiresAt });
                }
                """);

        page.clock().runFor(271_500);

        assertThat(said())
                .isEqualTo(List.of(
                        "4 minutes left to pay for your 2 seats.",
                        "2 minutes left to pay for your 2 seats.",
                        "1 minute left to pay for your 2 seats.",
                        "30 seconds left to pay for your 2 seats."));
        assertThat(
                        page.evaluate(
                                LIBRARY
                                        + "const { announce } = await lib('announce'); return [announce.polite, announce.assertive]; }"))
                .isEqualTo(List.of("", "30 seconds left to pay for your 2 seats."));
    }

    /** The later ones get no response. */
    private static void refuseFirst(Route route, AtomicInteger attempts) {
        if (attempts.incrementAndGet() == 1) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(503)
                    .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "20"))
                    .setBody("{\"code\": \"unavailable\", \"status\": 503}"));
        }
    }
}
