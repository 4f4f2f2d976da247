package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Operator;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HomePageTest extends PagesTest {
    static Device[] devices() {
        return new Device[] {
            Device.DESK,
            Device.DESK.dark().korean(),
            Device.PHONE.korean(),
            Device.PHONE.dark(),
            Device.SMALL_PHONE.korean().dark()
        };
    }

    @Test
    void saysWhatConcertsCostAndHowManySeatsAreLeft() {
        Concert concert = frontrow().concert();
        TestUser buyer = frontrow().user().withPoints(Performance.PRICE).admitInto(concert);
        buyer.bought(concert.performance(), 12);

        Locator ticket = ticketOf(visitor(Device.DESK), concert);

        assertThat(ticket).containsText("Moonlight Parade");
        assertThat(ticket).containsText("The Paper Lanterns");
        assertThat(ticket).containsText("49 seats left");
        assertThat(ticket).containsText("from 50,000 P");
    }

    @Test
    void countsDownToTheOpeningByTheClockOfTheServer() {
        Operator operator = frontrow().operator();
        Concert concert = operator.adds(
                operator.announces(Instant.now().plus(Duration.ofHours(30))),
                Instant.now().plus(Duration.ofDays(30)));
        Visitor visitor = visitor(Device.DESK);
        visitor.page().addInitScript("{ const real = Date.now; Date.now = () => real() + 3_600_000; }");

        Locator ticket = ticketOf(visitor, concert);

        assertThat(ticket).containsText("Sale opens in");
        assertThat(ticket.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("1 day (5:5\\d|6:00):\\d\\d"));
    }

    @Test
    void leadsToAConcert() {
        Concert concert = frontrow().concert();
        Visitor visitor = visitor(Device.PHONE);

        ticketOf(visitor, concert).getByRole(AriaRole.LINK).click();

        assertThat(visitor.page()).hasURL(Pattern.compile("/concerts/" + concert.id()));
    }

    @ParameterizedTest
    @MethodSource("devices")
    @DisplayName("The list of concerts is accessible in both languages, both themes and all sizes")
    void isAccessible(Device device) {
        Concert concert = frontrow().concert();
        Visitor visitor = visitor(device);
        assertThat(ticketOf(visitor, concert).locator(".stub")).containsText("50");

        visitor.shows("home").isAccessible();
    }

    @Test
    void saysWhereThereIsNoPage() {
        Visitor visitor = visitor(Device.PHONE).opens("/nothing/here");

        assertThat(visitor.heading()).hasText("Page not found");
        visitor.shows("missing").isAccessible();
    }

    @Test
    void changesLanguageAndThemeAndRemembersThem() {
        Visitor visitor = visitor(Device.DESK).opens("/");
        visitor.button("Menu").click();
        visitor.page().getByLabel("Theme").selectOption("dark");
        visitor.page().getByLabel("Language").selectOption("ko");

        assertThat(visitor.heading()).hasText("콘서트");
        visitor.page().reload();

        assertThat(visitor.heading()).hasText("콘서트");
        assertThat(visitor.page().evaluate("document.documentElement.dataset.theme"))
                .isEqualTo("dark");
        assertThat(visitor.page().evaluate("document.documentElement.lang")).isEqualTo("ko");
    }

    /** Opens the list until it has the concert, since it may be two seconds old, and goes there. */
    private static Locator ticketOf(Visitor visitor, Concert concert) {
        Locator link = visitor.page().locator("a[href='/concerts/" + concert.id() + "']");
        await().until(() -> {
            visitor.opens("/").page().locator("main ul").waitFor();
            return link.count() == 1;
        });
        Locator ticket = visitor.page().locator("article", new Page.LocatorOptions().setHas(link));
        ticket.scrollIntoViewIfNeeded();
        return ticket;
    }
}
