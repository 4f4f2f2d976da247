package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConcertPageTest extends LineTest {

    /** The page looks every 10 s. */
    private static final LocatorAssertions.IsVisibleOptions REFRESHED =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

    @Test
    @DisplayName(
            "S1-1 A concert says what, where and when, what it costs and what is left, in the time of venue and reader")
    void saysWhatWhereAndWhen() {
        Concert concert = frontrow().concert();
        Visitor visitor = visitor(Device.DESK.in("Europe/Berlin")).opens("/concerts/" + concert.id());

        assertThat(visitor.heading()).hasText("Moonlight Parade");
        assertThat(visitor.page().locator(".concert-head")).containsText("The Paper Lanterns");
        assertThat(visitor.page().locator(".concert-head")).containsText("Olympic Hall, Seoul");
        Locator date = visitor.page().locator(".dates li");
        assertThat(date).containsText("50 seats left");
        assertThat(date).containsText("from 50,000 P");
        assertThat(date).containsText("South Korea Time");
        assertThat(date).containsText(Pattern.compile("Your time: .*(AM|PM)"));
        visitor.shows("concert").isAccessible();
    }

    @Test
    @DisplayName("S3-1.1.1 Where nobody waits, one press leads to the seats")
    void leadsToTheSeatsAtOnce() {
        Concert concert = frontrow().concert();
        Visitor fan = fan(Device.PHONE).opens("/concerts/" + concert.id());
        assertThat(fan.page().locator("fr-join")).containsText("There is no line: you can go straight in.");

        fan.button("Choose seats").click();

        assertThat(fan.page())
                .hasURL(Pattern.compile("/performances/" + concert.performance().id()));
    }

    @Test
    @DisplayName(
            "S2-1 S3-1.1.1 A newcomer signs up in place by keyboard alone and goes in, also if the browser keeps nothing")
    void signsUpInPlaceByKeyboard() {
        Account account = Account.unknown();
        Concert concert = frontrow().concert();
        Visitor visitor = visitor(Device.DESK);
        Page page = visitor.page();
        page.addInitScript(
                "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked'); } });");
        visitor.opens("/concerts/" + concert.id());
        visitor.presses(visitor.button("Choose seats"));
        assertThat(page.getByLabel("E-mail")).isFocused();

        visitor.presses(page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create account")));
        assertThat(page.getByLabel("Name")).isFocused();
        visitor.shows("sign-up-in-place").isAccessible();
        page.keyboard().type("Mina");
        page.keyboard().press("Tab");
        page.keyboard().type(account.email());
        page.keyboard().press("Tab");
        page.keyboard().type(account.password());
        page.keyboard().press("Enter");

        assertThat(page)
                .hasURL(Pattern.compile("/performances/" + concert.performance().id()));
        assertThat(page.locator(".offer").first()).isVisible();
    }

    @Test
    @DisplayName("S3-3.1.1 Dates that are shown only in one's turn are announced so, and shown then")
    void saysThatDatesAreGuarded() {
        Concert concert = frontrow().concert(RoomPolicy.NARROW.guards("DATES"));
        TestUser active = frontrow().user().admitInto(concert);
        Visitor fan = fan(Device.DESK).opens("/concerts/" + concert.id());
        assertThat(fan.page().locator("fr-concert-dates")).containsText("The dates are shown when it is your turn.");
        fan.shows("dates-guarded").isAccessible();
        fan.button("Join the line").click();
        showsPlace(fan.page(), 1);

        active.leaves().expect(204);

        assertThat(fan.page())
                .hasURL(Pattern.compile("/performances/" + concert.performance().id()));
    }

    @Test
    @DisplayName("S3-3.1.1 Whoever waits for the sale to open is shown the dates once it does")
    void showsTheDatesWhenTheSaleOpens() {
        Concert concert = frontrow()
                .operator()
                .adds(
                        frontrow().operator().announces(Instant.now().plus(Duration.ofDays(1))),
                        Instant.now().plus(Duration.ofDays(30)));
        Visitor visitor = visitor(Device.PHONE).opens("/concerts/" + concert.id());
        Locator dates = visitor.page().locator("fr-concert-dates");
        assertThat(dates).containsText("The dates are shown when the sale opens.");

        frontrow()
                .operator()
                .sends(Request.patch("/admin/concerts/" + concert.id())
                        .json(Map.of("salesOpenAt", Instant.now().minus(Duration.ofDays(1)))))
                .expect(200);

        assertThat(dates.getByText("50 seats left")).isVisible(REFRESHED);
    }

    @Test
    @DisplayName(
            "P-6 A sold-out concert says so and lets people hope; a closed sale and one without a date lead elsewhere")
    void saysWhenThereIsNothingToBuy() {
        Concert announced = frontrow().operator().announces(Instant.now().minus(Duration.ofDays(1)));
        frontrow().operator().changes(announced, RoomPolicy.WIDE).expect(200);
        Visitor visitor = visitor(Device.PHONE.korean()).opens("/concerts/" + announced.id());
        assertThat(heading(visitor.page(), "공연 일정 없음")).isVisible();
        visitor.shows("no-date").isAccessible();

        Concert another = frontrow().operator().announces(Instant.now().minus(Duration.ofDays(1)));
        frontrow().operator().changes(another, RoomPolicy.WIDE).expect(200);
        Concert tiny = frontrow().operator().adds(another, Instant.now().plus(Duration.ofDays(40)), 1, 1, 1_000);
        frontrow().user().withPoints(1_000).admitInto(tiny).bought(tiny.performance(), 1);
        visitor.opens("/concerts/" + tiny.id()).comesBackUntil(visitor.page().locator("fr-join h2"), "매진되었습니다");
        visitor.shows("sold-out").isAccessible();
    }

    @Test
    @DisplayName("S3-3.1.4 An address without a concert says so")
    void saysThatThereIsNoSuchConcert() {
        Visitor visitor = visitor(Device.DESK).opens("/concerts/" + UUID.randomUUID());

        assertThat(visitor.heading()).hasText("Concert not found");
        visitor.isAccessible();
    }
}
