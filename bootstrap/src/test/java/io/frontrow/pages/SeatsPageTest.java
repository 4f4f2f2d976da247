package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Choosing, holding and giving back seats. */
class SeatsPageTest extends PagesTest {
    /** What a browser tells a page when another tab, or this one, comes to the front. */
    private static final String SHOWN = """
            (isShown) => {
              Object.defineProperty(document, 'hidden', { value: !isShown, configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """;

    /** As if the refresh token had run out. */
    private static final String EXPIRES = """
            async () => {
              const script = document.querySelector('script[type=module]').src;
              const { 'lib/session.js': { session } } = await import(script);
              await session.refresh();
            }
            """;

    private final Concert concert = frontrow().concert();
    private final Performance performance = concert.performance();

    private Buyer buyer(Device device) {
        return Buyer.admit(fan(device), concert);
    }

    @Test
    @DisplayName("S2-6 Seats are chosen one by one on the map, which keys, wheel and buttons move")
    void takesSeatsFromTheMap() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);

        assertThat(buyer.page().locator(".shape-legend li:has(svg)"))
                .hasText(new String[] {"Available", "Your choice", "Being bought", "Taken"});
        buyer.visitor().pressesSeat(24);
        buyer.visitor().pressesSeat(26);

        assertThat(buyer.chosen()).containsText("Hall, row 3, seats 24, 26");
        assertThat(buyer.chosen()).containsText("100,000 P");
        buyer.visitor().pressesSeat(24);
        assertThat(buyer.chosen()).containsText("Hall, row 3, seat 26");

        Locator canvas = buyer.page().locator("canvas");
        canvas.press("+");
        comesTo(buyer, "!view.isWhole");
        canvas.press("0");
        comesTo(buyer, "view.isWhole");
        canvas.hover();
        buyer.page().mouse().wheel(0, -300);
        comesTo(buyer, "!view.isWhole");
        buyer.button("Show the whole hall").click();
        comesTo(buyer, "view.isWhole");
    }

    @Test
    @DisplayName("S1-6 That the time to pay ends is told at once and to be seen wherever the page is scrolled")
    void warnsThatTheTimeToPayEnds() {
        Buyer buyer = buyer(Device.PHONE).choosesSeatsOf(performance);
        buyer.visitor().rewrites("**/holds", SeatsPageTest::inAMinute);

        buyer.holdsTwoSeats();

        assertThat(buyer.page().locator("fr-live-regions").getByRole(AriaRole.ALERT))
                .hasText("1 minute left to pay for your 2 seats.");
        Locator warning = buyer.page().locator(".hold-warning");
        assertThat(warning).hasText("1 minute left to pay for your 2 seats.");
        buyer.page().evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(warning).isInViewport();
        assertThat(buyer.page().locator(".chip.urgent")).isInViewport();
        buyer.shows("hold-warning").button("Give seats back").click();
        assertThat(warning).hasCount(0);
    }

    /** Ends a little later than at the warning of the last minute. */
    private static String inAMinute(String body) {
        JsonObject hold = JsonParser.parseString(body).getAsJsonObject();
        hold.addProperty("expiresAt", Instant.now().plusSeconds(63).toString());
        return hold.toString();
    }

    /** Waits until the map shows the hall so, since it glides. */
    private static void comesTo(Buyer buyer, String condition) {
        buyer.page()
                .waitForFunction(
                        "() => { const { view } = document.querySelector('fr-seat-map'); return " + condition + "; }");
    }

    @Test
    @DisplayName("S2-6 The list offers the free seats of a row, as many as the limit allows")
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
    @DisplayName("The list offers the best seat of each row first, and then every other of the hall")
    void offersEverySeat() {
        Buyer buyer = buyer(Device.PHONE).choosesSeatsOf(performance);
        buyer.page()
                .getByLabel("1", new Page.GetByLabelOptions().setExact(true))
                .check();
        assertThat(buyer.offers()).hasCount(6);
        for (int row = 1; row <= 5; row++) {
            assertThat(buyer.offers().nth(row - 1)).containsText("row " + row + ",");
        }

        for (int offered = 18; offered < 50; offered += 12) {
            buyer.button("Show more").press("Enter");
            assertThat(buyer.offers()).hasCount(offered);
        }
        buyer.button("Show more").press("Enter");

        assertThat(buyer.offers()).hasCount(50);
        Assertions.assertThat(buyer.offers().allInnerTexts()).doesNotHaveDuplicates();
        assertThat(buyer.button("Show more")).isHidden();
    }

    @Test
    @DisplayName("S0-7 A seat that goes while a fan looks at it says so, and the others stay chosen")
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
    @DisplayName("S3-4.1.3 S4-3 Two fans want one seat: who was slower is told which is gone, and keeps the other")
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
    }

    @Test
    @DisplayName("P-4 Seats that are given back are free for everybody at once")
    void givesSeatsBack() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance).holdsTwoSeats();

        buyer.button("Give seats back").click();

        assertThat(buyer.told()).containsText("You have given the seats back.");
        assertThat(buyer.page().locator("fr-live-regions").getByRole(AriaRole.ALERT))
                .hasText("");
        rival().holds(performance, 5, 6).expect(201);
    }

    @Test
    @DisplayName("P-13 A tab that gives seats back forgets none that another tab holds at the same moment")
    void keepsWhatAnotherTabHolds() {
        Concert two = frontrow().operator().adds(concert, Instant.now().plus(Duration.ofDays(40)));
        Buyer one = buyer(Device.DESK).choosesSeatsOf(performance).holdsTwoSeats();
        // A tab may read what it has read before, until the browser has told it what another one wrote.
        one.page().evaluate("""
                        () => {
                          const before = { ...localStorage };
                          Storage.prototype.getItem = (key) => before[key] ?? null;
                        }
                        """);
        Page other = one.visitor()
                .opensTab("/performances/" + two.performances().getLast().id());
        other.locator(".offer").first().click();
        other.getByText("Hold these 2 seats").click();
        assertThat(other.getByText("Continue to payment")).isVisible();

        one.button("Give seats back").click();

        assertThat(one.told()).containsText("You have given the seats back.");
        other.reload();
        assertThat(other.getByText("Continue to payment")).isVisible();
    }

    @Test
    @DisplayName("S1-6 P-13 Who goes to pay is not told in any tab that the time is over")
    void saysThatTheTimeIsOverOnlyWhenItIs() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance).holdsTwoSeats();
        Page other = buyer.visitor().opensTab("/performances/" + performance.id());
        Locator payment = other.getByText("Continue to payment");
        assertThat(payment).isVisible();
        buyer.page().evaluate("""
                        () => {
                          window.told = [];
                          const dock = document.querySelector('.choice-dock [role=alert]');
                          const note = () => dock.textContent.trim() && told.push(dock.textContent.trim());
                          new MutationObserver(note).observe(dock, { childList: true, subtree: true });
                        }
                        """);

        buyer.goesToPay();

        Assertions.assertThat(buyer.page().evaluate("told")).isEqualTo(List.of());
        assertThat(payment).hasCount(0);
        assertThat(other.locator(".choice-dock .notice")).hasCount(0);
    }

    @Test
    @DisplayName("S1-6 A hold of which the service says that it has expired is told to be over")
    void saysThatTheServiceEndedTheHold() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance).holdsTwoSeats();
        buyer.page().route("**/reservations", route -> route.fulfill(problem(410, "hold-expired")));

        buyer.payment().click();

        assertThat(buyer.told()).containsText("The time to pay is over");
    }

    @Test
    @DisplayName(
            "P-14 A page that is not shown has no stream of seats, and shows what changed meanwhile when it is shown")
    void followsSeatsOnlyWhileShown() {
        Buyer buyer = buyer(Device.DESK);
        AtomicInteger ended = new AtomicInteger();
        buyer.page().onRequestFailed(request -> {
            if (request.url().contains("/seats/events")) {
                ended.incrementAndGet();
            }
        });
        buyer.choosesSeatsOf(performance).offers().first().click();

        buyer.page().evaluate(SHOWN, false);
        buyer.page().waitForCondition(() -> ended.get() == 1);
        rival().holds(performance, 5).expect(201);
        buyer.page().evaluate(SHOWN, true);

        assertThat(buyer.told()).containsText("Seat 5 has just gone to somebody else.");
        assertThat(buyer.page().locator("main")).containsText("Live: seats change");
    }

    @Test
    @DisplayName("P-1 A page that was closed while seats are held finds them again, with the time that is left")
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
    @DisplayName("P-14 A hold that the service could not take is tried again by itself")
    void triesAgainByItselfWhenTheServiceIsUnavailable() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);
        buyer.offers().first().click();
        buyer.page()
                .route(
                        Pattern.compile("/holds$"),
                        route -> route.fulfill(problem(503, "unavailable")),
                        new Page.RouteOptions().setTimes(1));

        buyer.button("Hold these 2 seats").click();

        assertThat(buyer.page().locator(".banner")).containsText("Trying again");
        assertThat(buyer.payment()).isVisible();
    }

    private static Route.FulfillOptions problem(int status, String code) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "1"))
                .setBody("{\"code\": \"%s\", \"status\": %d}".formatted(code, status));
    }

    @Test
    @DisplayName("S2-4 Without a turn, the page of the seats leads to the line")
    void leadsToTheLineWithoutATurn() {
        Visitor visitor = fan(Device.PHONE).opens("/performances/" + performance.id());

        assertThat(visitor.page().locator("main")).containsText("It is not your turn yet.");
        visitor.shows("seats-no-turn").isAccessible();
        visitor.link("Go to the line").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/concerts/" + concert.id()));
    }

    @Test
    @DisplayName("S2-3 S2-4 Who waits is told at the seats how many are ahead")
    void saysHowManyAreAheadOfWhoeverWaits() {
        Concert narrow = frontrow().concert(RoomPolicy.NARROW);
        frontrow().user().admitInto(narrow);
        Visitor visitor = fan(Device.PHONE).joins(narrow);

        visitor.opens("/performances/" + narrow.performance().id());

        assertThat(visitor.page().locator("main")).containsText("It is not your turn yet. People ahead of you: 0.");
    }

    @Test
    @DisplayName("S2-1 P-13 Whose sign-in runs out while choosing signs in in place, and the seats are live again")
    void isLiveAgainAfterSigningIn() {
        Account account = Account.of(frontrow());
        Buyer buyer =
                Buyer.admit(visitor(Device.DESK).signsIn(account), concert).choosesSeatsOf(performance);
        Page page = buyer.page();
        buyer.offers().first().click();
        buyer.visitor().context().clearCookies();
        page.evaluate(EXPIRES);
        buyer.button("Hold these 2 seats").click();
        Locator signIn = page.locator("main").getByRole(AriaRole.BUTTON).first();
        assertThat(signIn).hasText("Sign in");
        page.evaluate(SHOWN, true);

        signIn.click();
        page.getByLabel("E-mail").fill(account.email());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(account.password());
        page.locator("dialog form .main").click();

        assertThat(page.locator("main")).containsText("Live: seats change");
    }

    @Test
    @DisplayName("S2-1 Without a session, the page of the seats asks to sign in in place")
    void asksToSignInInPlace() {
        Visitor visitor = visitor(Device.PHONE).opens("/performances/" + performance.id());

        visitor.page().locator("main").getByRole(AriaRole.BUTTON).first().click();

        assertThat(visitor.page().getByLabel("E-mail")).isVisible();
    }

    @Test
    @DisplayName("S1-4 Who has left the line elsewhere is told so at the seats")
    void saysWhenTheTurnEnds() {
        Buyer buyer = buyer(Device.DESK).choosesSeatsOf(performance);
        buyer.page().evaluate("""
                        async () => {
                          const script = document.querySelector('script[type=module]').src;
                          const lib = async (name) => (await import(script))[`lib/${name}.js`];
                          const { api } = await lib('api');
                          const { tickets } = await lib('tickets');
                          await api.delete('/queue-tokens/current', { queueToken: tickets.all[0].token });
                        }
                        """);

        assertThat(buyer.page().locator("main .notice.bad")).containsText("You have left the line.");
        buyer.shows("seats-turn-over");
    }

    @Test
    @DisplayName("Choosing and holding is accessible in both languages, both themes and all sizes")
    void isAccessible() {
        Buyer buyer = buyer(Device.PHONE).choosesSeatsOf(performance).isAccessibleEverywhere("seats");
        buyer.page().locator("#list-section").selectOption("0");
        buyer.page().locator("#list-row").selectOption("2");
        buyer.offers().first().click();
        buyer.isAccessibleEverywhere("seats-chosen")
                .button("Hold these 2 seats")
                .click();
        assertThat(buyer.page().locator(".choice-bar fr-countdown")).isVisible();
        buyer.isAccessibleEverywhere("seats-held");
    }

    private TestUser rival() {
        return frontrow().user().admitInto(concert);
    }
}
