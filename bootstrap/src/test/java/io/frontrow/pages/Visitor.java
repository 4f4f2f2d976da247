package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Somebody with a browser profile of their own. Errors of scripts and requests to other hosts are noted. */
final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Chromium reports every response of a refusal so, although the page handles it. */
    private static final String REFUSED = "Failed to load resource: ";

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final URI address;
    private final Device device;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();

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
        if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
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

    /** Signs in without the form, on the page that is open. */
    Visitor signsIn(Account account) {
        page.evaluate("""
                async ({email, password}) => {
                  const script = document.querySelector('script[type=module]').src;
                  const { session } = await import(new URL('lib/session.js', script).href);
                  await session.signIn(email, password);
                }
                """, Map.of("email", account.email(), "password", account.password()));
        return this;
    }

    /** Asserts that a screen reader, a keyboard and weak eyes can use the page as it is now. */
    void isAccessible() {
        List<Rule> violations = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(WCAG_22_AA)
                .analyze()
                .getViolations();
        assertThat(violations.stream().map(Visitor::describe).toList()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels that are wider than the window")
                .isEqualTo(0);
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining(", "));
    }

    /** Writes what is to be seen to {@code target/screenshots}. */
    Visitor shows(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(name + "-" + device.label() + ".png")));
        return this;
    }

    /** Asserts that no script failed and that no other host was asked. */
    void metNoFault() {
        assertThat(faults).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
