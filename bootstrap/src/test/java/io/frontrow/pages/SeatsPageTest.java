package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Choosing, holding and giving back seats. */
class SeatsPageTest extends PagesTest {
    private final Concert concert = frontrow().concert();
    private final Performance performance = concert.performance();

    static Device[] devices() {
        return new Device[] {
            Device.DESK, Device.PHONE.korean(), Device.SMALL_PHONE.korean().dark()
        };
    }

    private Buyer buyer(Device device) {
        return Buyer.admit(fan(device), concert);
    }

    @Test
    @DisplayName("The whole purchase works by keyboard alone")
    void buysByKeyboard() {
        buyer(Device.DESK)
                .choosesSeatsOf(performance)
                .pressesByKeyboard("Hall, row 1, seats 5–6")
                .pressesByKeyboard("Hold these 2 seats")
                .pressesByKeyboard("Continue to payment")
                .pressesByKeyboard("Add 100,000 P")
                .pressesByKeyboard("Pay 100,000 P")
                .hasPaid()
                .ownsTickets(2);
        frontrow().operator().findsNothingWrong();
    }

    @Test
    @DisplayName("The whole purchase works at 320 px by touch")
    void buysOnASmallPhone() {
        Buyer buyer = buyer(Device.SMALL_PHONE).choosesSeatsOf(performance);
        buyer.offers().nth(1).tap();
        buyer.shows("seats-small-chosen").button("Hold these 2 seats").tap();
        assertThat(buyer.payment()).isVisible();
        buyer.shows("seats-small-held").payment().tap();
        buyer.button("Add 100,000 P").tap();
        buyer.shows("pay-small").button("Pay 100,000 P").tap();
        buyer.hasPaid().shows("paid-small").ownsTickets(2);
    }

    @Test
    void takesSeatsFromTheMap() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);

        presses(buyer, 24);
        presses(buyer, 26);

        assertThat(buyer.chosen()).containsText("Hall, row 3, seats 24, 26");
        assertThat(buyer.chosen()).containsText("100,000 P");
        presses(buyer, 24);
        assertThat(buyer.chosen()).containsText("Hall, row 3, seat 26");
    }

    @Test
    void offersRowsAndSingleSeats() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);
        buyer.page()
                .getByLabel("1", new Page.GetByLabelOptions().setExact(true))
                .check();
        buyer.page()
                .getByLabel("Section", new Page.GetByLabelOptions().setExact(true))
                .selectOption("0");
        buyer.page()
                .getByLabel("Row", new Page.GetByLabelOptions().setExact(true))
                .selectOption("5");
        buyer.offers().nth(0).click();
        buyer.offers().nth(2).click();

        assertThat(buyer.offers()).hasCount(10);
        assertThat(buyer.chosen()).containsText("Hall, row 5, seats 41, 43");
        for (int index = 4; index < 8; index++) {
            buyer.offers().nth(index).click();
        }
        assertThat(buyer.told()).containsText("You can choose up to 4 seats");
    }

    @Test
    @DisplayName("A seat that goes while a fan looks at it says so, and the others stay chosen")
    void saysThatASeatHasGone() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);
        buyer.offers().first().click();

        rival().holds(performance, 5).expect(201);

        assertThat(buyer.told()).containsText("Seat 5 has just gone to somebody else.");
        assertThat(buyer.chosen()).containsText("Hall, row 1, seat 6");
        assertThat(buyer.offers().first()).containsText("Just gone");
        buyer.shows("seats-lost");
    }

    @Test
    @DisplayName("Two fans want one seat: who was slower is told which is gone, and keeps the other")
    void tellsTheSlowerOfTwo() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);
        TestUser rival = rival();
        buyer.page().route(Pattern.compile("/holds$"), route -> {
            rival.holds(performance, 5);
            route.resume();
        });
        buyer.offers().first().click();
        buyer.button("Hold these 2 seats").click();

        assertThat(buyer.told())
                .containsText("Seat 5 has just gone to somebody else. Your other seat is still chosen.");
        buyer.button("Hold this seat").click();
        assertThat(buyer.payment()).isVisible();
        frontrow().operator().findsNothingWrong();
    }

    @Test
    void givesSeatsBack() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance).holdsTwoSeats();

        buyer.button("Give seats back").click();

        assertThat(buyer.told()).containsText("You have given the seats back.");
        rival().holds(performance, 5, 6).expect(201);
    }

    @Test
    @DisplayName("A page that was closed while seats are held finds them again, with the time that is left")
    void opensAgainWhileHolding() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance).holdsTwoSeats();
        Visitor visitor = buyer.visitor();

        buyer.page().navigate("about:blank");
        visitor.opens("/");
        Locator chip = visitor.page().locator(".chip.urgent");
        assertThat(chip).containsText("Pay for 2 seats");
        assertThat(chip.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("4:\\d\\d|5:00"));
        chip.click();

        assertThat(buyer.payment()).isVisible();
        assertThat(buyer.chosen()).containsText("Hall, row 1, seats 5–6");
    }

    @Test
    void triesAgainByItselfWhenTheServiceIsUnavailable() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);
        buyer.offers().first().click();
        buyer.page()
                .route(
                        Pattern.compile("/holds$"),
                        route -> route.fulfill(unavailable()),
                        new Page.RouteOptions().setTimes(1));

        buyer.button("Hold these 2 seats").click();

        assertThat(buyer.page().locator(".banner")).containsText("Trying again");
        assertThat(buyer.payment()).isVisible();
    }

    private static Route.FulfillOptions unavailable() {
        return new Route.FulfillOptions()
                .setStatus(503)
                .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "1"))
                .setBody("""
                        {"type": "/problems/unavailable", "code": "unavailable", "status": 503, "title": "Unavailable"}
                        """);
    }

    @Test
    void leadsToTheLineWithoutATurn() {
        Visitor visitor = fan(Device.PHONE).opens("/performances/" + performance.id());

        assertThat(visitor.page().locator("main")).containsText("It is not your turn yet.");
        visitor.shows("seats-no-turn").isAccessible();
        visitor.link("Go to the line").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/concerts/" + concert.id()));
    }

    @Test
    void saysHowManyAreAheadOfWhoeverWaits() {
        Concert narrow = frontrow().concert(RoomPolicy.NARROW);
        frontrow().user().admitInto(narrow);
        Visitor visitor = fan(Device.PHONE);
        joins(visitor, narrow);

        visitor.opens("/performances/" + narrow.performance().id());

        assertThat(visitor.page().locator("main")).containsText("It is not your turn yet. People ahead of you: 0.");
    }

    @Test
    void asksToSignInInPlace() {
        Visitor visitor = visitor(Device.PHONE).opens("/performances/" + performance.id());

        visitor.page().locator("main").getByRole(AriaRole.BUTTON).first().click();

        assertThat(visitor.page().getByLabel("E-mail")).isVisible();
    }

    @Test
    void saysWhenTheTurnEnds() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);
        buyer.page().evaluate("""
                        async () => {
                          const script = document.querySelector('script[type=module]').src;
                          const lib = (name) => import(new URL(`lib/${name}.js`, script).href);
                          const { api } = await lib('api');
                          const { tickets } = await lib('tickets');
                          await api.delete('/queue-tokens/current', { queueToken: tickets.all[0].token });
                        }
                        """);

        assertThat(buyer.page().locator("main .notice.bad")).containsText("You have left the line.");
        buyer.shows("seats-turn-over");
    }

    @ParameterizedTest
    @MethodSource("devices")
    @DisplayName("Choosing and holding is accessible in both languages, both themes and all sizes")
    void isAccessible(Device device) {
        Buyer buyer = buyer(device).choosesSeatsOf(performance).shows("seats");
        buyer.page().locator("#list-section").selectOption("0");
        buyer.page().locator("#list-row").selectOption("2");
        buyer.offers().first().click();
        buyer.shows("seats-chosen");
        buyer.page().locator(".choice-bar .main").click();
        assertThat(buyer.page().locator(".choice-bar fr-countdown")).isVisible();
        buyer.shows("seats-held");
    }

    private TestUser rival() {
        return frontrow().user().admitInto(concert);
    }

    private static void joins(Visitor visitor, Concert concert) {
        visitor.page().evaluate("""
                        async (concertId) => {
                          const script = document.querySelector('script[type=module]').src;
                          const lib = (name) => import(new URL(`lib/${name}.js`, script).href);
                          const { api } = await lib('api');
                          const { tickets } = await lib('tickets');
                          const { body } = await api.post(`/concerts/${concertId}/queue-tokens`);
                          tickets.keep(concertId, body.token, 'Moonlight Parade');
                        }
                        """, concert.id().toString());
    }

    /** Clicks on a seat of the map, which is small enough to show all numbers at once. */
    private static void presses(Buyer buyer, int seat) {
        Locator canvas = buyer.page().locator("canvas");
        canvas.scrollIntoViewIfNeeded();
        List<?> pixel = (List<?>) buyer.page().evaluate("""
                        (seat) => {
                          const map = document.querySelector('fr-seat-map');
                          const { x, y } = map.view.toPixel(map.hall.position(seat));
                          return [x, y];
                        }
                        """, seat);
        canvas.click(new Locator.ClickOptions().setPosition(pixelAt(pixel, 0), pixelAt(pixel, 1)));
    }

    private static double pixelAt(List<?> pixel, int index) {
        return ((Number) pixel.get(index)).doubleValue();
    }
}
