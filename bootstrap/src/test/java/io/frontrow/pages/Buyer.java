package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import java.util.regex.Pattern;

/** A visitor whose turn it is. The names of buttons are English. */
record Buyer(Visitor visitor) {
    /** Lets a visitor who is signed in into the room, without the page of the waiting room. */
    static Buyer admit(Visitor visitor, Concert concert) {
        visitor.joins(concert).page().evaluate("""
                        async (concertId) => {
                          const script = document.querySelector('script[type=module]').src;
                          const lib = async (name) => (await import(script))[`lib/${name}.js`];
                          const { api } = await lib('api');
                          const { tickets } = await lib('tickets');
                          const queueToken = tickets.token(concertId);
                          const state = async () => (await api.get('/queue-tokens/current', { queueToken })).body.state;
                          while ((await state()) !== 'ACTIVE') {
                            await new Promise((resolve) => setTimeout(resolve, 50));
                          }
                        }
                        """, concert.id().toString());
        return new Buyer(visitor);
    }

    Page page() {
        return visitor.page();
    }

    /** Opens the page and waits for the seats. */
    Buyer choosesSeatsOf(Performance performance) {
        visitor.opens("/performances/" + performance.id());
        assertThat(offers().first()).isVisible();
        return this;
    }

    Locator offers() {
        return page().locator(".offer");
    }

    Locator chosen() {
        return page().locator(".choice-seats");
    }

    Locator told() {
        return page().locator(".choice-dock .notice");
    }

    Locator payment() {
        return button("Continue to payment");
    }

    Locator button(String name) {
        return visitor.button(name);
    }

    Locator text(String text) {
        return page().locator("main").getByText(text);
    }

    /** Chooses the first group of two seats that is offered, and holds it. */
    Buyer holdsTwoSeats() {
        offers().first().click();
        button("Hold these 2 seats").click();
        assertThat(payment()).isVisible();
        return this;
    }

    /** Reserves what is held, and waits for the page at which it is paid. */
    Buyer goesToPay() {
        payment().click();
        page().waitForURL(Pattern.compile("/reservations/"));
        assertThat(page().locator("fr-pay-form")).isVisible();
        return this;
    }

    Buyer paysByCard(String button) {
        page().getByLabel("Card", new Page.GetByLabelOptions().setExact(true)).check();
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        return this;
    }

    Buyer hasPaid() {
        assertThat(visitor.heading()).hasText("Your tickets are paid");
        return this;
    }

    /** Presses Tab until the focus is on a button or link with these words, in sight, then Enter. */
    Buyer pressesByKeyboard(String words) {
        visitor.presses(page().locator("button:visible, a:visible", new Page.LocatorOptions().setHasText(words))
                .first());
        return this;
    }

    /** Asserts that the button that was pressed, and is gone, has left the focus there. */
    Buyer hasTheFocusIn(String part) {
        assertThat(page().locator(part + ":focus, " + part + " :focus").first()).isVisible();
        return this;
    }

    /** Asserts that the page can be used by everybody as it is now, and takes its picture. */
    Buyer shows(String name) {
        visitor.shows(name).isAccessible();
        return this;
    }

    /** Asserts the same for every device, and takes a picture of each. */
    Buyer isAccessibleEverywhere(String name) {
        visitor.isAccessibleEverywhere(name);
        return this;
    }

    /** What became of the seats and the money, as the service says. */
    void ownsTickets(int seats) {
        Object confirmed = page().evaluate("""
                        async () => {
                          const script = document.querySelector('script[type=module]').src;
                          const { 'lib/api.js': { all } } = await import(script);
                          return (await all('/reservations'))
                            .filter((it) => it.status === 'CONFIRMED')
                            .reduce((sum, it) => sum + it.seatNumbers.length, 0);
                        }
                        """);
        assertThat(confirmed).isEqualTo(seats);
    }
}
