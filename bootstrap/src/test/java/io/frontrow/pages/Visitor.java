package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.frontrow.scenario.harness.Concert;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Somebody with a browser profile of their own. What the console complains of and requests to other hosts are noted. */
final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Chromium reports every response of a refusal so, although the page handles it. */
    private static final String REFUSED = "Failed to load resource: ";

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** For elements of audio and video, of which there are none. For its sake axe would load all style sheets again. */
    private static final List<String> NEEDING_FILES = List.of("no-autoplay-audio");

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

    /** Signs in without the form, on the page that is open. */
    Visitor signsIn(Account account) {
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
        List<Rule> violations = new AxeBuilder(page)
                .setLegacyMode(true)
                .options(onlyViolations())
                .withTags(WCAG_22_AA)
                .disableRules(NEEDING_FILES)
                .analyze()
                .getViolations();
        assertThat(violations.stream().map(Visitor::describe).toList())
                .as(device.label())
                .isEmpty();
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

    /** What is right is not reported: of a long page it takes longer to be transferred than to be checked. */
    private static AxeRunOptions onlyViolations() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /**
     * Takes a picture on every device, and asserts the same for a sample of them. The page is not loaded again: its window,
     * colors and language change, and are then as before.
     */
    Visitor isAccessibleEverywhere(String name) {
        Device own = device;
        for (Device each : Device.ALL) {
            changesTo(each).showsHere(name);
            if (Device.SAMPLES.contains(each)) {
                isAccessible();
            }
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

    private static String describe(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining(", "));
    }

    /** Writes what is to be seen to {@code target/screenshots}, also as it is in the other size, language and theme. */
    Visitor shows(String name) {
        Device own = device;
        return showsHere(name).changesTo(own.opposite()).showsHere(name).changesTo(own);
    }

    /** Writes what is to be seen to {@code target/screenshots}. */
    Visitor showsHere(String name) {
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
