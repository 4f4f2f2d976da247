package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import java.util.Objects;
import java.util.regex.Pattern;

/** A visitor whose turn it is. The names of buttons are English. */
record Buyer(Visitor visitor) {
    private static final int TABS_MAX = 120;

    /** Lets a visitor who is signed in into the room, without the page of the waiting room. */
    static Buyer admit(Visitor visitor, Concert concert) {
        visitor.page().evaluate("""
                        async (concertId) => {
                          const script = document.querySelector('script[type=module]').src;
                          const lib = (name) => import(new URL(`lib/${name}.js`, script).href);
                          const { api } = await lib('api');
                          const { tickets } = await lib('tickets');
                          const { body } = await api.post(`/concerts/${concertId}/queue-tokens`);
                          tickets.keep(concertId, body.token, 'Moonlight Parade');
                          const state = async () =>
                            (await api.get('/queue-tokens/current', { queueToken: body.token })).body.state;
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

    /** Presses Tab until the focus is on a button whose words begin so, then Enter. */
    Buyer pressesByKeyboard(String words) {
        assertThat(page().locator("button", new Page.LocatorOptions().setHasText(words))
                        .first())
                .isVisible();
        for (int tabs = 0; tabs < TABS_MAX; tabs++) {
            page().keyboard().press("Tab");
            if (focused().startsWith(words)) {
                page().keyboard().press("Enter");
                return this;
            }
        }
        throw new AssertionError("Tab does not lead to: " + words);
    }

    private String focused() {
        return Objects.toString(
                page().evaluate("(document.activeElement?.innerText ?? '').trim().replace(/\\s+/g, ' ')"), "");
    }

    /** Asserts that the page can be used by everybody as it is now, and takes its picture. */
    Buyer shows(String name) {
        visitor.shows(name).isAccessible();
        return this;
    }

    /** What became of the seats and the money, as the service says. */
    void ownsTickets(int seats) {
        Object confirmed = page().evaluate("""
                        async () => {
                          const script = document.querySelector('script[type=module]').src;
                          const { all } = await import(new URL('lib/api.js', script).href);
                          return (await all('/reservations'))
                            .filter((it) => it.status === 'CONFIRMED')
                            .reduce((sum, it) => sum + it.seatNumbers.length, 0);
                        }
                        """);
        assertThat(confirmed).isEqualTo(seats);
    }
}
