package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitingRoomTest extends LineTest {

    /** Counts tones, and takes the place of notifications, which a headless browser does not show. */
    private static final String HEARS = """
            window.tones = 0;
            window.notes = [];
            window.vibrations = 0;
            Object.defineProperty(navigator, 'vibrate', { value: () => !!++window.vibrations });
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (when) { window.tones++; return start.call(this, when); };
            window.Notification = class {
              static permission = 'default';
              static async requestPermission() { return (Notification.permission = 'granted'); }
              constructor(title, options) { window.notes.push(`${title}: ${options.body}`); }
              close() {}
            };
            """;

    /** What a browser tells a page when another tab is in front. */
    private static final String HIDES = """
            () => {
              Object.defineProperty(document, 'hidden', { value: true, configurable: true });
              Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """;

    private static final String PLACE_EVENTS = "**/queue-tokens/current/events";

    /** A stream that has nothing to tell, and the page of somebody who does not wait, look every 10 s. */
    private static final LocatorAssertions.ContainsTextOptions REFRESHED =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    @Test
    @DisplayName("S2-1 S3-1.1.1 A fan signs in where they are, and then joins without another click")
    void joinsAfterSigningInInPlace() {
        Line line = Line.of(frontrow(), 2);
        Account account = Account.of(frontrow());
        Visitor visitor = visitor(Device.PHONE).opens(line.page());

        visitor.button("Join the line").click();
        visitor.page().getByLabel("E-mail").fill(account.email());
        visitor.page()
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(account.password());
        visitor.page().getByRole(AriaRole.DIALOG).getByText("Sign in").last().click();

        showsPlace(visitor.page(), 3);
        assertThat(visitor.page()).hasURL(Pattern.compile(line.page() + "$"));
    }

    @Test
    @DisplayName("The waiting room is accessible in both languages, both themes and all sizes")
    void isAccessible() {
        Line line = Line.of(frontrow(), 1);
        Visitor fan = waits(line, Device.PHONE);
        writes(line.concert(), "There is a seat for everybody.", "모두의 좌석이 있습니다.");
        assertThat(fan.page().locator("figure.message")).containsText("There is a seat for everybody.");

        fan.isAccessibleEverywhere("waiting-room");
    }

    @Test
    @DisplayName("U-5 S2-3 P-9 The place moves forward, and so does the bar; title and chip show it on every page")
    void movesForward() {
        Line line = Line.of(frontrow(), 3);
        Visitor fan = waits(line);
        assertThat(fan.page().locator("fr-waiting-room progress")).hasAttribute("value", "0");
        assertThat(fan.page()).hasTitle(Pattern.compile("^No\\. 4 · Moonlight Parade"));

        line.waiting().subList(0, 2).forEach(user -> user.leaves().expect(204));

        showsPlace(fan.page(), 2);
        assertThat(fan.page().locator("fr-waiting-room progress")).hasAttribute("value", "0.5");
        assertThat(fan.page().locator("fr-waiting-room")).containsText("You started at number 4.");
        assertThat(fan.page().locator("fr-waiting-room")).containsText("to go");
        fan.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Frontrow").setExact(true))
                .click();
        assertThat(fan.heading()).hasText("Concerts");
        assertThat(chip(fan.page())).containsText("No. 2");
        assertThat(fan.page()).hasTitle(Pattern.compile("^No\\. 2"));
    }

    @Test
    @DisplayName("P-9 P-17 Whoever closes the page and opens it again is where they were, the bar as well")
    void survivesAClosedPage() {
        Line line = Line.of(frontrow(), 3);
        Visitor fan = waits(line);

        fan.page().close();
        line.waiting().getFirst().leaves().expect(204);
        Page again = fan.opensTab(line.page());

        showsPlace(again, 3);
        assertThat(again.locator("fr-waiting-room")).containsText("You started at number 4.");
        assertThat(again.locator("fr-waiting-room progress")).hasAttribute("value", "0.25");
    }

    @Test
    @DisplayName(
            "S0-2 Whoever signs in on another device and joins has the same place, as the page says, and sees how often promises held")
    void survivesAnotherDevice() {
        Line line = Line.of(frontrow(), 2);
        Account account = Account.of(frontrow());
        Visitor first = visitor(Device.DESK).signsIn(account).opens(line.page());
        first.button("Join the line").click();
        showsPlace(first.page(), 3);
        assertThat(first.page().locator("fr-waiting-room")).containsText("Your place is kept for");
        frontrow().user().joins(line.concert()).expect(201);

        Visitor second = visitor(Device.PHONE).signsIn(account);
        second.rewrites("**/queue", WaitingRoomTest::withPromises);
        second.opens(line.page()).button("Join the line").click();

        showsPlace(second.page(), 3);
        assertThat(second.page().locator("fr-waiting-room"))
                .containsText(
                        "So far in this sale, 73 of 123 people got in within the first time, and 107 within the second.");
    }

    @Test
    @DisplayName("S3-1.2.1 Where joining again costs the place, the page does not promise otherwise")
    void saysThatJoiningAgainCostsThePlace() {
        Line line = Line.of(frontrow(), RoomPolicy.NARROW.reentry("REQUEUE"), 0);
        Visitor fan = waits(line);

        assertThat(heading(fan.page(), "Stay in this browser")).isVisible();
        assertThat(fan.page().locator("fr-waiting-room")).not().containsText("You may close this page");
    }

    @Test
    @DisplayName("P-13 A sign-in that runs out while somebody waits does not cost the place")
    void survivesTheEndOfTheSignIn() {
        Line line = Line.of(frontrow(), 2);
        Visitor fan = waits(line);
        fan.context().clearCookies();

        fan.page().reload();

        assertThat(fan.link("Sign in")).isVisible();
        showsPlace(fan.page(), 3);
        line.waiting().getFirst().leaves().expect(204);
        showsPlace(fan.page(), 2);
    }

    /** A fan who has joined, in a browser that counts what is heard of it. */
    private Visitor hears(Line line, Device device) {
        Visitor fan = visitor(device);
        fan.page().addInitScript(HEARS);
        fan.signsIn(Account.of(frontrow())).opens(line.page());
        fan.button("Join the line").click();
        showsPlace(fan.page(), line.waiting().size() + 1);
        return fan;
    }

    @Test
    @DisplayName("U-5 A hidden tab tells its turn by title, sound and notification, and has led to the seats")
    void tellsAHiddenTabItsTurn() {
        Line line = Line.of(frontrow(), 1);
        Visitor fan = hears(line, Device.DESK);
        fan.page().getByLabel("Sound").check();
        fan.page().getByLabel("Notification").check();
        fan.page().evaluate("window.tones = 0");
        fan.page().evaluate(HIDES);

        line.empties();

        assertThat(fan.page()).hasTitle(Pattern.compile("^★ Your turn"));
        waitUntil(fan, "window.tones > 0 && window.notes.length > 0 && window.vibrations > 0");
        assertThat(fan.page().evaluate("window.notes"))
                .isEqualTo(List.of("It is your turn: It is your turn for Moonlight Parade. Choose your seats."));
        assertThat(fan.page()
                        .getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("It is your turn for")))
                .hasCount(1);
        assertThat(fan.page())
                .hasURL(Pattern.compile(
                        "/performances/" + line.concert().performance().id()));
    }

    @Test
    @DisplayName("U-5 The test button does what the turn will do, and nothing sounds that was not asked for")
    void triesTheAlarm() {
        Line line = Line.of(frontrow(), 0);
        Visitor fan = hears(line, Device.DESK);

        fan.button("Try it").click();
        assertThat(fan.page().evaluate("window.tones + window.notes.length")).isEqualTo(0);
        fan.page().getByLabel("Sound").check();
        fan.button("Try it").click();

        waitUntil(fan, "window.tones > 0");
        assertThat(fan.page().evaluate("window.notes.length")).isEqualTo(0);
    }

    @Test
    @DisplayName("U-5 A browser that shows no notifications of a page says so at the first try")
    void saysThatNoNotificationIsShown() {
        Line line = Line.of(frontrow(), 0);
        Visitor fan = hears(line, Device.PHONE);
        fan.page().evaluate("""
                () => {
                  window.Notification = class extends Notification {
                    constructor() { throw new TypeError('Illegal constructor'); }
                  };
                }
                """);
        fan.page().getByLabel("Notification").check();

        fan.button("Try it").click();

        assertThat(fan.page().locator("fr-alarm-settings")).containsText("This browser shows no notifications");
        assertThat(fan.page().getByLabel("Notification")).not().isChecked();
        fan.isAccessible();
    }

    @Test
    @DisplayName("P-14 Joining that the service could not take is tried again by itself")
    void joinsAgainByItselfWhenTheServiceIsUnavailable() {
        Line line = Line.of(frontrow(), 0);
        Visitor fan = fan(Device.DESK).opens(line.page());
        fan.page()
                .route(
                        "**/queue-tokens",
                        route -> route.fulfill(new Route.FulfillOptions().setStatus(503)),
                        new Page.RouteOptions().setTimes(1));

        fan.button("Join the line").click();

        showsPlace(fan.page(), 1);
    }

    @Test
    @DisplayName("S2-3 P-6 The wait is a range, in minutes and by the clock, and the bar never moves back")
    void showsTheWaitAsARange() {
        Line line = Line.of(frontrow(), 0);
        Visitor fan = fan(Device.DESK).opens(line.page());
        Iterator<Integer> positions = List.of(4, 2).iterator();
        fan.page()
                .route(
                        PLACE_EVENTS,
                        route -> tells(route, status -> wait(status, positions.hasNext() ? positions.next() : 3)));

        fan.button("Join the line").click();

        Locator room = fan.page().locator("fr-waiting-room");
        assertThat(room).containsText("You started at number 4.");
        showsPlace(fan.page(), 3);
        assertThat(room.locator("progress")).hasAttribute("value", "0.5");
        assertThat(room).containsText("5 to 15 minutes to go");
        assertThat(room)
                .containsText(
                        Pattern.compile("Your turn comes between about \\d?\\d:\\d\\d [AP]M and \\d?\\d:\\d\\d [AP]M"));
    }

    private static void wait(JsonObject status, int position) {
        status.addProperty("position", position);
        status.addProperty("ahead", position - 1);
        status.addProperty("estimatedWaitSeconds", 300);
        status.addProperty("estimatedWaitSecondsHigh", 900);
    }

    /** A stream that tells the place as it is, but for a change, and ends. */
    private static void tells(Route route, Consumer<JsonObject> change) {
        Map<String, String> headers = Map.of("Queue-Token", route.request().headerValue("Queue-Token"));
        APIResponse response = route.fetch(new Route.FetchOptions()
                .setUrl(route.request().url().replace("/events", ""))
                .setHeaders(headers));
        JsonObject status = JsonParser.parseString(response.text()).getAsJsonObject();
        change.accept(status);
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/event-stream")
                .setBody("event: status\ndata: %s\n\n".formatted(status)));
    }

    @Test
    @DisplayName("S2-3 The alarm rings when few are ahead")
    void ringsWhenFewAreAhead() {
        Line line = Line.of(frontrow(), 7);
        Visitor fan = hears(line, Device.DESK);
        fan.page().getByLabel("Notification").check();
        fan.page().getByLabel("Also tell me earlier").selectOption("5");
        assertThat(fan.page().evaluate("window.notes.length")).isEqualTo(0);

        line.waiting().subList(0, 2).forEach(user -> user.leaves().expect(204));

        waitUntil(fan, "window.notes.length > 0");
        assertThat((String) fan.page().evaluate("window.notes[0]")).startsWith("Your turn is coming up: ");
    }

    @Test
    @DisplayName("S2-6 Of several dates one is chosen when it is one's turn")
    void offersSeveralDates() {
        Concert concert = frontrow()
                .operator()
                .adds(frontrow().concert(RoomPolicy.NARROW), Instant.now().plus(Duration.ofDays(31)));
        TestUser active = frontrow().user().admitInto(concert);
        Visitor fan = fan(Device.PHONE.in("Europe/Berlin")).opens("/concerts/" + concert.id());
        fan.button("Join the line").click();
        showsPlace(fan.page(), 1);

        active.leaves().expect(204);

        assertThat(heading(fan.page(), "It is your turn")).isVisible();
        assertThat(fan.page().locator("fr-turn a.main")).hasCount(2);
        assertThat(fan.page().locator("fr-turn a.main").first())
                .hasText(Pattern.compile("South Korea Time \\(.*[AP]M where you are\\)"));
        assertThat(fan.page().locator("fr-turn").getByRole(AriaRole.TIMER))
                .hasText(Pattern.compile("(9:\\d\\d|10:00)"));
        fan.shows("turn").isAccessible();

        fan.page().route(PLACE_EVENTS, route -> tells(route, status -> status.addProperty("soldOut", true)));
        fan.page().reload();
        assertThat(fan.page().locator("fr-turn .notice")).containsText("All seats are sold.");
        fan.shows("turn-sold-out").isAccessible();
    }

    @Test
    @DisplayName("P-19 A pause is said, with what it means for the place")
    void saysThatTheSaleIsPaused() {
        Line line = Line.of(frontrow(), 1);
        Visitor fan = waits(line, Device.PHONE.korean());

        frontrow().operator().pauses(line.concert()).expect(200);

        assertThat(fan.page().locator("fr-waiting-room")).containsText("예매가 일시 중지되었습니다.");
        fan.shows("paused").isAccessible();
        Visitor newcomer = visitor(Device.SMALL_PHONE).opens(line.page());
        newcomer.comesBackUntil(newcomer.page().locator("fr-join"), "The sale is paused")
                .shows("join-paused")
                .isAccessible();
        frontrow().operator().resumes(line.concert()).expect(200);
        assertThat(fan.page().locator("fr-waiting-room")).not().containsText("예매가 일시 중지되었습니다.", REFRESHED);
    }

    @Test
    @DisplayName("P-6 S2-3 Who waits sees about when their turn comes, and is told when everything is sold")
    void saysThatEverythingIsSold() {
        Concert announced = frontrow().operator().announces(Instant.now().minus(Duration.ofDays(1)));
        frontrow().operator().changes(announced, RoomPolicy.NARROW).expect(200);
        Concert tiny = frontrow().operator().adds(announced, Instant.now().plus(Duration.ofDays(40)), 1, 1, 1_000);
        TestUser active = frontrow().user().withPoints(1_000).admitInto(tiny);
        Visitor fan = waits(new Line(tiny, active, List.of()), Device.PHONE);
        assertThat(fan.page().locator("fr-waiting-room"))
                .containsText(Pattern.compile("Your turn comes (between )?about \\d?\\d:\\d\\d [AP]M"));
        frontrow().operator().pauses(tiny).expect(200);

        active.bought(tiny.performance(), 1);

        assertThat(fan.page().locator("fr-waiting-room")).containsText("All seats are sold.", REFRESHED);
        fan.shows("waiting-room-sold-out").isAccessible();
    }

    @Test
    @DisplayName("P-19 An operator's message arrives in the reader's language, with its time")
    void showsTheMessage() {
        Line line = Line.of(frontrow(), 0);
        Visitor english = waits(line);
        Visitor korean = fan(Device.PHONE.korean()).opens(line.page());

        writes(line.concert(), "Two more rows are open.", "두 줄이 더 열렸습니다.");

        assertThat(english.page().locator("figure.message")).containsText("Two more rows are open.");
        assertThat(english.page().locator("figure.message time")).hasText(Pattern.compile("\\d?\\d:\\d\\d [AP]M"));
        korean.comesBackUntil(korean.page().locator("figure.message"), "두 줄이 더 열렸습니다.");
    }

    @Test
    @DisplayName("S2-3 By keyboard alone one joins, is asked before leaving, stays, and leaves")
    void leavesByKeyboard() {
        Line line = Line.of(frontrow(), 0);
        TestUser behind = frontrow().user();
        Visitor fan = fan(Device.DESK).opens(line.page());
        fan.presses(fan.button("Join the line"));
        showsPlace(fan.page(), 1);
        behind.joins(line.concert()).expect(201);
        assertThat(behind.looksAtQueue().number("ahead")).isEqualTo(1);

        fan.presses(fan.button("Leave the line"));
        assertThat(fan.page().getByRole(AriaRole.DIALOG)).isVisible();
        fan.isAccessible();
        fan.page().keyboard().press("Escape");
        assertThat(fan.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        showsPlace(fan.page(), 1);
        fan.presses(fan.button("Leave the line"));
        fan.presses(fan.button("Leave"));

        assertThat(heading(fan.page(), "You have left the line")).isVisible();
        assertThat(behind.looksAtQueue().number("ahead")).isZero();
        fan.presses(fan.button("Join again"));
        showsPlace(fan.page(), 2);
    }

    @Test
    @DisplayName("S2-3 Screen readers are told the place politely")
    void announcesThePlace() {
        Visitor fan = waits(Line.of(frontrow(), 2));

        assertThat(fan.page().locator("fr-live-regions [aria-live=polite]"))
                .hasText("You are number 3 in line for Moonlight Parade. 2 people are ahead of you.");
    }

    private static String withPromises(String body) {
        JsonObject queue = JsonParser.parseString(body).getAsJsonObject();
        queue.add("promises", JsonParser.parseString("{\"told\": 123, \"kept\": 107, \"keptByMedian\": 73}"));
        return queue.toString();
    }

    /** Playwright's own waiting for a function evaluates text in the page, which its policy forbids. */
    private static void waitUntil(Visitor visitor, String condition) {
        visitor.page().waitForCondition(() -> Boolean.TRUE.equals(visitor.page().evaluate(condition)));
    }
}
