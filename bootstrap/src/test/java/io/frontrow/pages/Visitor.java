package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.frontrow.scenario.harness.Concert;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Somebody with a browser profile of their own. What the console complains of and requests to other hosts are noted. */
final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Chromium reports every response of a refusal so, although the page handles it; files are noted by their responses. */
    private static final String REFUSED = "Failed to load resource: ";

    private static final String ASSETS = "/assets/";

    private static final int TABS_MAX = 120;

    /** Whether nothing lies over the middle of what has the focus. */
    private static final String IS_IN_SIGHT = """
            focused => {
              const { left, top, width, height } = focused.getBoundingClientRect();
              const seen = document.elementFromPoint(left + width / 2, top + height / 2);
              return seen !== null && (focused.contains(seen) || seen.contains(focused));
            }
            """;

    private final URI address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Device device;

    Visitor(Browser browser, URI address, Device device) {
        this.address = address;
        this.device = device;
        context = browser.newContext(device.options().setBaseURL(address.toString()));
        context.onConsoleMessage(this::note);
        context.onWebError(error -> faults.add(error.error()));
        context.onRequest(this::note);
        context.onResponse(this::note);
        page = context.newPage();
    }

    private void note(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())
                && !message.text().startsWith(REFUSED)) {
            faults.add(message.text());
        }
    }

    private void note(Request request) {
        URI url = URI.create(request.url());
        boolean isOurs = address.getHost().equals(url.getHost()) && address.getPort() == url.getPort();
        if (!isOurs && !List.of("data", "blob").contains(url.getScheme())) {
            faults.add("Request to " + url);
        }
    }

    private void note(Response response) {
        if (response.status() >= 400 && URI.create(response.url()).getPath().startsWith(ASSETS)) {
            faults.add(response.status() + " " + response.url());
        }
    }

    Page page() {
        return page;
    }

    /** For what concerns all tabs, such as the network. */
    BrowserContext context() {
        return context;
    }

    Device device() {
        return device;
    }

    /** Opens a page by its address and waits for its heading. */
    Visitor opens(String path) {
        page.navigate(path);
        assertThat(heading()).isVisible();
        return this;
    }

    /** Opens another tab of the same browser. */
    Page opensTab(String path) {
        Page tab = context.newPage();
        tab.navigate(path);
        return tab;
    }

    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Comes back to the tab again and again, at which the page looks what is new, until it says this. */
    Visitor comesBackUntil(Locator place, String text) {
        await().until(() -> {
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            return place.filter(new Locator.FilterOptions().setHasText(text)).count() == 1;
        });
        return this;
    }

    /** From now on, the bodies of responses from addresses that match are changed on their way to the page. */
    Visitor rewrites(String addresses, UnaryOperator<String> change) {
        page.route(addresses, route -> {
            APIResponse response = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(change.apply(response.text())));
        });
        return this;
    }

    /** Presses Tab until this has the focus, in sight. */
    Visitor tabsTo(Locator target) {
        assertThat(target).isVisible();
        for (int tabs = 0; tabs < TABS_MAX; tabs++) {
            page.keyboard().press("Tab");
            if (target.evaluate("it => it === document.activeElement").equals(true)) {
                assertThat(target.evaluate(IS_IN_SIGHT))
                        .as("in sight: " + target)
                        .isEqualTo(true);
                return this;
            }
        }
        throw new AssertionError("Tab does not lead to " + target);
    }

    /** Presses Tab until this has the focus, then Enter. */
    Visitor presses(Locator target) {
        tabsTo(target).page.keyboard().press("Enter");
        return this;
    }

    /** Clicks on a seat of the map where it is drawn. */
    void pressesSeat(int seat) {
        Locator canvas = page.locator("canvas.map-canvas");
        canvas.scrollIntoViewIfNeeded();
        Map<?, ?> pixel = (Map<?, ?>) page.evaluate("""
                        (seat) => {
                          const map = document.querySelector('fr-seat-map');
                          const { x, y } = map.view.toPixel(map.hall.position(seat));
                          return { x, y };
                        }
                        """, seat);
        canvas.click(new Locator.ClickOptions().setPosition(coordinate(pixel, "x"), coordinate(pixel, "y")));
    }

    private static double coordinate(Map<?, ?> pixel, String name) {
        return ((Number) Objects.requireNonNull(pixel.get(name))).doubleValue();
    }

    /** Opens the list of concerts until it has the one to which this link leads, since it may be two seconds old. */
    Locator findsConcert(Locator link) {
        await().until(() -> {
            opens("/").page().locator("main ul").waitFor();
            while (link.count() == 0 && button("Show more").isVisible()) {
                button("Show more").click();
            }
            return link.count() == 1;
        });
        Locator ticket = page.locator("article", new Page.LocatorOptions().setHas(link));
        ticket.scrollIntoViewIfNeeded();
        return ticket;
    }

    /** Signs in without the form, on the page that is open, if any. */
    Visitor signsIn(Account account) {
        if (page.url().equals("about:blank")) {
            opens("/sign-in");
        }
        page.evaluate("""
                async ({email, password}) => {
                  const script = document.querySelector('script[type=module]').src;
                  const { 'lib/session.js': { session } } = await import(script);
                  await session.signIn(email, password);
                }
                """, Map.of("email", account.email(), "password", account.password()));
        return this;
    }

    /** Joins the line without the page of the waiting room. */
    Visitor joins(Concert concert) {
        page.evaluate("""
                async (concertId) => {
                  const script = document.querySelector('script[type=module]').src;
                  const lib = async (name) => (await import(script))[`lib/${name}.js`];
                  const { api } = await lib('api');
                  const { tickets } = await lib('tickets');
                  const { body } = await api.post(`/concerts/${concertId}/queue-tokens`);
                  tickets.keep(concertId, body.token, 'Moonlight Parade');
                }
                """, concert.id().toString());
        return this;
    }

    /** Asserts that a screen reader, a keyboard and weak eyes can use the page as it is now. */
    void isAccessible() {
        // So tall that what is sticky lies over nothing, wherever the page was scrolled.
        int height = (int) page.evaluate("document.documentElement.scrollHeight") + device.height();
        page.setViewportSize(device.width(), height);
        assertThat(Axe.violations(page)).as(device.label()).isEmpty();
        page.setViewportSize(device.width(), device.height());
        fitsTheWindow();
    }

    /** Asserts that nothing is wider than the window. */
    void fitsTheWindow() {
        // Not innerWidth: a phone shows a page that is too wide smaller, in a wider window.
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("pixels that the page is wide, " + device.label())
                .isLessThanOrEqualTo(device.width());
    }

    /**
     * Takes a picture and asserts the same in every size, in both languages and themes. The page is not loaded again: its
     * window, colors and language change, and are then as before.
     */
    Visitor isAccessibleEverywhere(String name) {
        Device own = device;
        for (Device each : Device.SAMPLES) {
            changesTo(each).shows(name).isAccessible();
        }
        return changesTo(own);
    }

    private Visitor changesTo(Device another) {
        device = another;
        page.setViewportSize(another.width(), another.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(another.colorScheme()));
        page.evaluate("""
                async (language) => {
                  const script = document.querySelector('script[type=module]').src;
                  const { 'lib/text.js': { setLanguage } } = await import(script);
                  await setLanguage(language);
                  await Promise.all([...document.querySelectorAll('[data-part]')].map((it) => it.updateComplete));
                }
                """, another.languageCode());
        return this;
    }

    /** Writes what is to be seen to {@code target/screenshots}. */
    Visitor shows(String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(SCREENSHOTS.resolve(name + "-" + device.label() + ".png")));
        return this;
    }

    /** Asserts that no script failed, that the console is clean and that no other host was asked. */
    void metNoFault() {
        assertThat(faults).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
