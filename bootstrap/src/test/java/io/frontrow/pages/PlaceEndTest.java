package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a place in line can end, and the way on from there. */
class PlaceEndTest extends LineTest {

    /** A stream tells every 10 s while the turn is far; the end of a sale is noticed within 15 s. */
    private static final LocatorAssertions.IsVisibleOptions NOTICED =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @Test
    @DisplayName("P-6 When the sale closes, those who wait are told so")
    void saysThatTheSaleHasClosed() {
        Line line = Line.of(frontrow(), 1);
        Visitor fan = waits(line, Device.PHONE);

        frontrow().timeMachine().begin(line.concert().performance());

        assertThat(heading(fan.page(), "The sale has ended")).isVisible(NOTICED);
        assertThat(fan.page().locator("fr-gone").getByText("See all concerts")).isVisible();
        fan.shows("sale-closed").isAccessible();
    }

    @Test
    @DisplayName("An operator who removes somebody cannot do it without telling, even if the page is opened later")
    void saysThatThePlaceWasRemoved() {
        Line line = Line.of(frontrow(), 0);
        Visitor fan = waits(line);

        frontrow()
                .operator()
                .sends(Request.delete("/admin/concerts/%s/waiting-room/users/%s"
                        .formatted(line.concert().id(), userId(fan))))
                .expect(204);

        assertThat(heading(fan.page(), "The organizer removed you from the line"))
                .isVisible(NOTICED);
        fan.page().reload();
        assertThat(heading(fan.page(), "The organizer removed you from the line"))
                .isVisible();
        fan.button("Join again").click();
        showsPlace(fan.page(), 1);
    }

    @Test
    @DisplayName("Whoever joins anew elsewhere, where that costs the place, is told at the first browser")
    void saysThatThePlaceWasReplaced() {
        Concert concert = frontrow().concert(RoomPolicy.NARROW.reentry("REQUEUE"));
        TestUser active = frontrow().user().admitInto(concert);
        Account account = Account.of(frontrow());
        String page = "/concerts/" + concert.id();
        Visitor first = visitor(Device.DESK).opens("/").signsIn(account).opens(page);
        first.button("Join the line").click();
        showsPlace(first.page(), 1);

        Visitor second = visitor(Device.PHONE).opens("/").signsIn(account).opens(page);
        second.button("Join the line").click();
        showsPlace(second.page(), 1);

        assertThat(heading(first.page(), "You are in line elsewhere")).isVisible(NOTICED);
        active.leaves().expect(204);
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT, You have left the line, Join again",
        "IDLE, Your place has expired, Join again",
        "COMPLETED, You have your tickets, My tickets",
        "EXPIRED, Your turn is over, Join again",
        "REPLACED, You are in line elsewhere, 'Join here, at the end'",
        "REMOVED, The organizer removed you from the line, Join again",
        "SALE_CLOSED, The sale has ended, See all concerts",
        "UNKNOWN, This place no longer exists, Join again"
    })
    @DisplayName("Each reason for which a place ends has words and a way on of its own")
    void hasWordsForEachReason(String reason, String words, String way) {
        Line line = Line.of(frontrow(), 0);
        Visitor fan = waits(line);
        fan.page().route("**/queue-tokens/current**", route -> end(route, reason));

        fan.page().reload();

        Locator gone = fan.page().locator("fr-gone");
        assertThat(gone.locator("h2")).hasText(words);
        assertThat(gone.locator(".row").locator("a, button").first()).hasText(way);
        fan.isAccessible();
        assertThat(chip(fan.page())).hasCount(0);
    }

    private static void end(Route route, String reason) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(410)
                .setContentType("application/problem+json")
                .setBody("{\"code\":\"queue-token-gone\",\"status\":410,\"reason\":\"%s\"}".formatted(reason)));
    }
}
