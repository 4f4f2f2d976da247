package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a place in line can end, and the way on from there. */
class PlaceEndTest extends LineTest {
    private static final String PLACES = "**/queue-tokens/current**";

    private static final List<End> ENDS = List.of(
            new End("LEFT", "You have left the line", "Join again"),
            new End("IDLE", "Your place has expired", "Join again"),
            new End("COMPLETED", "You have your tickets", "My tickets"),
            new End("EXPIRED", "Your turn is over", "Join again"),
            new End("REPLACED", "You are in line elsewhere", "Join here, at the end"),
            new End("REMOVED", "The organizer removed you from the line", "Join again"),
            new End("SALE_CLOSED", "The sale has ended", "See all concerts"),
            new End("UNKNOWN", "This place no longer exists", "Join again"));

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
    @DisplayName(
            "S3-2.1.2 An operator who removes somebody cannot do it without telling, even if the page is opened later")
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
        assertThat(fan.page().locator("fr-live-regions")).hasText("");
        fan.page().reload();
        assertThat(heading(fan.page(), "The organizer removed you from the line"))
                .isVisible();
        fan.button("Join again").click();
        showsPlace(fan.page(), 1);
    }

    @Test
    @DisplayName("S3-1.2.1 Whoever joins anew elsewhere, where that costs the place, is told at the first browser")
    void saysThatThePlaceWasReplaced() {
        Concert concert = frontrow().concert(RoomPolicy.NARROW.reentry("REQUEUE"));
        TestUser active = frontrow().user().admitInto(concert);
        Account account = Account.of(frontrow());
        String page = "/concerts/" + concert.id();
        Visitor first = visitor(Device.DESK).signsIn(account).opens(page);
        first.button("Join the line").click();
        showsPlace(first.page(), 1);

        Visitor second = visitor(Device.PHONE).signsIn(account).opens(page);
        second.button("Join the line").click();
        showsPlace(second.page(), 1);

        assertThat(heading(first.page(), "You are in line elsewhere")).isVisible(NOTICED);
        active.leaves().expect(204);
    }

    @Test
    @DisplayName("S3-2.1.2 Each reason for which a place ends has words and a way on of its own")
    void hasWordsForEachReason() {
        Line line = Line.of(frontrow(), 0);
        Visitor fan = fan(Device.DESK).opens(line.page());

        ENDS.forEach(end -> {
            fan.page().route(PLACES, route -> gone(route, end.reason()));
            fan.joins(line.concert());

            Locator gone = fan.page().locator("fr-gone");
            assertThat(gone.locator("h2")).hasText(end.words());
            assertThat(gone.locator(".row").locator("a, button").first()).hasText(end.way());
            fan.isAccessible();
            assertThat(chip(fan.page())).hasCount(0);
            fan.page().unroute(PLACES);
        });
    }

    private static void gone(Route route, String reason) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(410)
                .setContentType("application/problem+json")
                .setBody("{\"code\":\"queue-token-gone\",\"status\":410,\"reason\":\"%s\"}".formatted(reason)));
    }

    private record End(String reason, String words, String way) {}
}
