package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
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
        assertThat(date).containsText("Seoul time");
        assertThat(date).containsText(Pattern.compile("Your time: .*(AM|PM)"));
        visitor.shows("concert").isAccessible();
    }

    @Test
    @DisplayName("Where nobody waits, one press leads to the seats")
    void leadsToTheSeatsAtOnce() {
        Concert concert = frontrow().concert();
        Visitor fan = fan(Device.PHONE).opens("/concerts/" + concert.id());
        assertThat(fan.page().locator("fr-join")).containsText("There is no line: you can go straight in.");

        fan.button("Choose seats").click();

        assertThat(fan.page())
                .hasURL(Pattern.compile("/performances/" + concert.performance().id()));
    }

    @Test
    @DisplayName("Dates that are shown only in one's turn are announced so, and shown then")
    void saysThatDatesAreGuarded() {
        Concert concert = frontrow().concert(RoomPolicy.NARROW.guards("DATES"));
        TestUser active = frontrow().user().admitInto(concert);
        Visitor fan = fan(Device.DESK).opens("/concerts/" + concert.id());
        assertThat(fan.page().locator("fr-concert-dates")).containsText("The dates are shown when it is your turn.");
        fan.button("Join the line").click();
        showsPlace(fan.page(), 1);

        active.leaves().expect(204);

        assertThat(fan.page())
                .hasURL(Pattern.compile("/performances/" + concert.performance().id()));
    }

    @Test
    @DisplayName(
            "P-6 A sold-out concert says so and lets people hope; a closed sale and one without a date lead elsewhere")
    void saysWhenThereIsNothingToBuy() {
        Concert announced = frontrow().operator().announces(Instant.now().minus(Duration.ofDays(1)));
        frontrow().operator().changes(announced, RoomPolicy.WIDE).expect(200);
        Visitor visitor = visitor(Device.PHONE.korean()).opens("/concerts/" + announced.id());
        assertThat(heading(visitor.page(), "공연 일정 미정")).isVisible();
        visitor.shows("no-date").isAccessible();

        Concert another = frontrow().operator().announces(Instant.now().minus(Duration.ofDays(1)));
        frontrow().operator().changes(another, RoomPolicy.WIDE).expect(200);
        Concert tiny = frontrow().operator().adds(another, Instant.now().plus(Duration.ofDays(40)), 1, 1, 1_000);
        frontrow().user().withPoints(1_000).admitInto(tiny).bought(tiny.performance(), 1);
        visitor.opens("/concerts/" + tiny.id());
        assertThat(heading(visitor.page(), "매진되었습니다")).isVisible(REFRESHED);
        visitor.shows("sold-out").isAccessible();
    }

    @Test
    @DisplayName("An address without a concert says so")
    void saysThatThereIsNoSuchConcert() {
        Visitor visitor = visitor(Device.DESK).opens("/concerts/" + UUID.randomUUID());

        assertThat(visitor.heading()).hasText("Concert not found");
        visitor.isAccessible();
    }
}
