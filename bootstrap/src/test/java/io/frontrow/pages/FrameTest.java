package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.TestUser;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every page has around it. */
class FrameTest extends PagesTest {

    @Test
    void movesTheFocusToTheHeadingOfTheNextPage() {
        Visitor fan = fan(Device.DESK).opens("/");

        fan.link("My tickets").click();

        assertThat(fan.heading()).hasText("My tickets");
        assertThat(fan.heading()).isFocused();
        assertThat(fan.page()).hasTitle("My tickets · Frontrow");
        fan.page().goBack();
        assertThat(fan.heading()).hasText("Concerts");
        assertThat(fan.page()).hasTitle("Frontrow");
    }

    @Test
    void letsTheKeyboardSkipToTheContent() {
        Visitor visitor = visitor(Device.DESK).opens("/");

        visitor.page().keyboard().press("Tab");
        assertThat(visitor.link("Skip to content")).isFocused();
        assertThat(visitor.link("Skip to content")).isInViewport();
        visitor.page().keyboard().press("Enter");

        assertThat(visitor.page().locator("main")).isFocused();
    }

    @Test
    void saysThatTheConnectionIsGoneAndBack() {
        Visitor visitor = visitor(Device.PHONE).opens("/");

        double before = visitor.heading().boundingBox().y;

        visitor.context().setOffline(true);
        assertThat(banner(visitor)).containsText("No connection.");
        assertThat(visitor.heading().boundingBox().y)
                .as("where the heading is, which a finger may be on")
                .isEqualTo(before);
        visitor.isAccessible();
        visitor.page().evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(banner(visitor)).isInViewport();
        visitor.context().setOffline(false);

        assertThat(banner(visitor)).isHidden();
    }

    @Test
    @DisplayName("S1-6 Every page counts down until held seats are paid")
    void countsDownOnEveryPageUntilSeatsArePaid() {
        Concert concert = frontrow().concert();
        Account account = Account.of(frontrow());
        TestUser user = account.user(frontrow()).admitInto(concert);
        user.reserved(concert.performance(), 7);

        Visitor fan = visitor(Device.SMALL_PHONE).signsIn(account).opens("/wallet");

        assertThat(fan.page().locator(".journey")).containsText(Pattern.compile("Pay for 1 seat\\s+[45]:\\d\\d"));
        fan.isAccessible();
        fan.page().locator(".journey a").click();
        assertThat(fan.page()).hasURL(Pattern.compile("/reservations/"));
    }

    @Test
    void hasAMenuThatTheKeyboardOpensAndCloses() {
        Visitor fan = fan(Device.SMALL_PHONE);
        Locator menu = fan.page().locator("#menu");

        fan.presses(fan.button("Menu"));
        assertThat(menu).isVisible();
        fan.shows("menu").isAccessible();
        fan.page().keyboard().press("Escape");

        assertThat(menu).isHidden();
        assertThat(fan.button("Menu")).isFocused();
    }

    @Test
    void saysThatAPageCouldNotBeLoaded() {
        Visitor fan = fan(Device.DESK);
        fan.page().route("**/fan/wallet.js", route -> route.abort());

        fan.page().locator("a[href='/wallet']").first().click();

        assertThat(fan.heading()).hasText("This page did not load");
        assertThat(fan.button("Try again")).isVisible();
        assertThat(fan.page().url()).endsWith("/wallet");
        fan.shows("not-loaded").isAccessible();
    }

    @Test
    void leavesSwaggerUiWorking() {
        Visitor visitor = visitor(Device.DESK);

        String policy = Objects.requireNonNull(visitor.page().navigate("/docs")).headerValue("content-security-policy");

        assertThat(visitor.page().locator(".info .title")).containsText("Frontrow");
        assertThat(visitor.page().locator(".opblock").first()).isVisible();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'");
    }

    private static Locator banner(Visitor visitor) {
        return visitor.page().locator(".banner");
    }
}
