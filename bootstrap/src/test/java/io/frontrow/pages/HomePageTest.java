package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Operator;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HomePageTest extends PagesTest {
    private static final int SHOWN = 50;
    private static final String LONG_TITLE = "밤하늘 아래 다시 만나는 한여름의 오케스트라 앙코르 콘서트 〈그 여름, 우리가 사랑한 노래들〉";

    private static final List<Consumer<JsonObject>> STATES = List.of(
            concert -> {},
            concert -> concert.addProperty("soldOut", true),
            concert -> concert.addProperty("saleClosed", true),
            concert -> concert.addProperty("paused", true),
            concert -> concert.addProperty(
                    "opensAt", Instant.now().plus(Duration.ofHours(30)).toString()),
            concert -> {
                concert.add("firstStartsAt", JsonNull.INSTANCE);
                concert.add("lastStartsAt", JsonNull.INSTANCE);
                concert.add("priceFrom", JsonNull.INSTANCE);
                concert.addProperty("saleClosed", true);
            });

    @Test
    @DisplayName("S0-1 S1-1 The list says what concerts cost and how many seats are left")
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
    @DisplayName("S1-1 The list counts down to the opening by the clock of the server")
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
    @DisplayName(
            "S1-1 The list counts down to the opening of a room that opens later than the sale, by the clocks of venue and reader, and says that one is paused")
    void followsTheRoom() {
        Concert later = frontrow().concert(RoomPolicy.WIDE.opensAt(Instant.now().plus(Duration.ofHours(50))));
        Concert paused = frontrow().concert(RoomPolicy.CLOSED);
        Visitor visitor = visitor(Device.SMALL_PHONE.in("Europe/Berlin"));

        Locator ticket = ticketOf(visitor, later);
        assertThat(ticket.locator(".stub"))
                .containsText(Pattern.compile("South Korea Time \\(.*[AP]M where you are\\)"));
        assertThat(ticket).containsText("Sale opens in");
        assertThat(ticket.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("2 days 1:5\\d:\\d\\d"));
        assertThat(ticketOf(visitor, paused).locator(".state")).hasText("Paused");
    }

    @Test
    @DisplayName("S0-1 A house with many concerts shows the first of them, and more when a fan asks")
    void showsMoreConcerts() {
        Visitor visitor = visitor(Device.PHONE);
        visitor.page().route("**/api/v1/concerts?*", HomePageTest::answerWithManyConcerts);
        Locator cards = visitor.opens("/").page().locator("fr-concert-card");
        assertThat(cards).hasCount(SHOWN);

        visitor.button("Show more").click();

        assertThat(cards).hasCount(SHOWN + 1);
        assertThat(visitor.button("Show more")).isHidden();
    }

    @Test
    @DisplayName("S0-1 A house without a concert says so")
    void saysThatThereAreNoConcerts() {
        Visitor visitor = visitor(Device.PHONE);
        visitor.page()
                .route(
                        "**/api/v1/concerts?*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"items\": [], \"next\": null}")));

        visitor.opens("/");

        assertThat(visitor.page().locator("main")).containsText("No concerts have been announced yet.");
        visitor.isAccessible();
    }

    /** One concert more than are shown. */
    private static void answerWithManyConcerts(Route route) {
        answer(route, IntStream.rangeClosed(0, SHOWN).mapToObj(number -> concert("number-" + number)));
    }

    private static void answer(Route route, Stream<JsonObject> concerts) {
        JsonArray items = new JsonArray();
        concerts.forEach(items::add);
        JsonObject list = new JsonObject();
        list.add("items", items);
        list.add("next", JsonNull.INSTANCE);
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(list.toString()));
    }

    /** A concert as the service describes one on sale, with a long title and one seat left. */
    private static JsonObject concert(String id) {
        return JsonParser.parseString("""
                        {"concertId": "%s", "title": "%s", "artist": "The Paper Lanterns", "venue": "올림픽공원 올림픽홀, 서울",
                         "timeZone": "Asia/Seoul", "salesOpenAt": "%3$s", "opensAt": "%3$s", "firstStartsAt": "%4$s",
                         "lastStartsAt": "%4$s", "priceFrom": 50000, "seatsTotal": 50000, "seatsAvailable": 1,
                         "soldOut": false, "saleClosed": false, "paused": false}
                        """.formatted(
                                id,
                                LONG_TITLE,
                                Instant.now().minus(Duration.ofDays(1)),
                                Instant.now().plus(Duration.ofDays(30))))
                .getAsJsonObject();
    }

    @Test
    @DisplayName("S0-1 The list leads to a concert")
    void leadsToAConcert() {
        Concert concert = frontrow().concert();
        Visitor visitor = visitor(Device.PHONE);

        ticketOf(visitor, concert).getByRole(AriaRole.LINK).click();

        assertThat(visitor.page()).hasURL(Pattern.compile("/concerts/" + concert.id()));
        assertThat(visitor.heading()).hasText("Moonlight Parade");
        assertThat(visitor.heading()).isFocused();
    }

    @Test
    @DisplayName(
            "P-6 S1-1 The list says what is sold out or over, and is accessible with a long title and one seat left")
    void saysWhatIsSoldOutOrOver() {
        Visitor visitor = visitor(Device.PHONE);
        visitor.page().route("**/api/v1/concerts?*", HomePageTest::answerWithAllStates);
        Locator cards = visitor.opens("/").page().locator("fr-concert-card");

        assertThat(cards).hasCount(STATES.size());
        assertThat(cards.first()).containsText("Sale opens in");
        assertThat(cards.filter(hasText("1 seat left"))).hasCount(2);
        assertThat(cards.locator(".state").filter(hasText("Sold out"))).hasCount(1);
        assertThat(cards.locator(".state").filter(hasText("Sale ended"))).hasCount(1);
        assertThat(cards.locator(".state").filter(hasText("Not on sale"))).hasCount(1);
        assertThat(cards.locator(".state").filter(hasText("Paused"))).hasCount(1);
        assertThat(cards.filter(hasText("No dates at the moment"))).hasCount(1);
        assertThat(cards.filter(hasText("from 50,000 P"))).hasCount(3);
        visitor.isAccessibleEverywhere("home");
    }

    private static void answerWithAllStates(Route route) {
        answer(route, IntStream.range(0, STATES.size()).mapToObj(number -> {
            JsonObject concert = concert("state-" + number);
            STATES.get(number).accept(concert);
            return concert;
        }));
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

    private static Locator.FilterOptions hasText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator ticketOf(Visitor visitor, Concert concert) {
        return visitor.findsConcert(visitor.page().locator("a[href='/concerts/" + concert.id() + "']"));
    }
}
