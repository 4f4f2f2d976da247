package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The pictures of the documentation, taken of the demo data. */
class DocumentationPicturesTest {
    private static final String FOLDER = "docs/images";
    private static final int MARGIN = 12;
    private static final Device DESK = new Device(1200, 860, false, "en-US", false, "Asia/Seoul");
    private static final Device PHONE = Device.PHONE.korean();

    /** Scrolls an element to right below the head of the page, which stays in sight. */
    private static final String BELOW_THE_HEAD = "element => scrollBy(0, element.getBoundingClientRect().top - 62)";

    /** So that map, legend and the first sections are seen. */
    private static final int SEATS_HEIGHT = 1_300;

    private static final List<String> NAMES = List.of(
            "console",
            "console-cancel",
            "console-house",
            "console-message",
            "console-pace",
            "console-plan",
            "console-trust",
            "seats",
            "seats-phone",
            "waiting-room",
            "waiting-room-phone");

    /** The simulated fans need some time until promises were kept. */
    private static final Duration LONG = Duration.ofMinutes(8);

    private static final int PROMISES_SHOWN = 20;
    private static final int AHEAD = 12;
    private static final int LEAVING = 5;

    private static final int BUYERS = 48;
    private static final int SEATS_PER_BUYER = 4;
    private static final long DEAREST = 300_000;

    private static final int HISTORY_POINTS = 360;
    private static final int HISTORY_INTERVAL_SECONDS = 10;

    /** All simulated fans but those who have their turn. */
    private static final int WAITING = 9;

    @Test
    void areAllWrittenAndUsed() throws IOException {
        String pages = Repository.read("README.md") + Repository.read("docs/operator-console.md");
        try (Stream<Path> files = Files.list(Repository.path(FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            NAMES.stream().map(name -> name + ".png").toList());
        }
        assertThat(NAMES).allSatisfy(name -> assertThat(pages).contains("images/" + name + ".png"));
    }

    /** Run with {@code -Dfrontrow.write-docs=true} to write them. */
    @Test
    @ExtendWith(ChromiumCondition.class)
    @EnabledIfSystemProperty(named = "frontrow.write-docs", matches = "true")
    void areWritten(@TempDir Path directory) {
        Stores stores = Stores.ofTests();
        try (FrontrowServer server = FrontrowServer.start(
                        stores,
                        "--frontrow.demo-data=true",
                        "--frontrow.demo.fans=12",
                        "--frontrow.data-dir=" + directory);
                Visitor chooser = visitor(server, DESK);
                Visitor fan = visitor(server, DESK);
                Visitor phone = visitor(server, PHONE);
                Visitor buyer = visitor(server, PHONE);
                Visitor operator = visitor(server, DESK)) {
            TestSystem frontrow = TestSystem.of(stores, server);
            operator.signsIn(demoAccount("admin"));
            takesTheConsole(operator);
            takesSeats(chooser.signsIn(demoAccount("fan1")), frontrow);
            takesTheWaitingRoom(fan.signsIn(demoAccount("fan2")), frontrow);
            takesTheWaitingRoomOnAPhone(phone.signsIn(demoAccount("fan8")), frontrow);
            takesDates(operator, frontrow);
            takesSeatsOnAPhone(buyer.signsIn(demoAccount("fan9")), frontrow);
            takesTrust(operator);
        }
    }

    private static Visitor visitor(FrontrowServer server, Device device) {
        Visitor visitor = new Visitor(Chromium.shared(), server.address(), device);
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return visitor;
    }

    private static void takesSeats(Visitor fan, TestSystem frontrow) {
        Concert encore = concert(frontrow, "The Long Encore");
        List<TestUser> others = frontrow.users(BUYERS);
        for (int index = 0; index < BUYERS; index++) {
            others.get(index)
                    .withPoints(SEATS_PER_BUYER * DEAREST)
                    .admitInto(encore)
                    .bought(encore.performance(), someSeats(index));
        }
        fan.opens("/").link("The Long Encore").click();
        fan.button("Choose seats").click();
        fan.page().locator("fr-turn a.main").first().click();
        fan.page().locator(".offer").nth(2).click();
        assertThat(fan.page().locator(".choice-seats")).containsText("Front floor");
        fan.page().setViewportSize(DESK.width(), SEATS_HEIGHT);
        fan.button("Show the whole hall").click();
        takes(fan.page(), "seats");
    }

    /** After others have bought and held seats there. */
    private static void takesSeatsOnAPhone(Visitor fan, TestSystem frontrow) {
        Concert lantern = concert(frontrow, "Lantern Night");
        joins(fan, lantern);
        fan.page().locator("fr-turn a.main").first().click();
        assertThat(fan.page().locator(".offer").first()).isVisible();
        fan.pressesSeat(35);
        fan.pressesSeat(36);
        assertThat(fan.page().locator(".choice-seats")).containsText("35–36");
        fan.page().locator(".seats-map").evaluate(BELOW_THE_HEAD);
        takes(fan.page(), "seats-phone");
    }

    private static void joins(Visitor fan, Concert concert) {
        fan.opens("/concerts/" + concert.id())
                .page()
                .locator("fr-join-button button")
                .click();
    }

    private static void takesTheWaitingRoomOnAPhone(Visitor fan, TestSystem frontrow) {
        Concert strings = concert(frontrow, "Strings by the Sea");
        joins(fan, strings);
        assertThat(fan.page().locator("fr-waiting-room .huge").first()).isVisible();
        takes(fan.page(), "waiting-room-phone");
    }

    /** Neighbors in the first rows of one of the four sections in front. */
    private static int[] someSeats(int index) {
        int first = 1_000 * (index % 4) + 20 * (index / 4) + index * 7 % 16;
        return IntStream.rangeClosed(1, SEATS_PER_BUYER)
                .map(seat -> first + seat)
                .toArray();
    }

    private static Concert concert(TestSystem frontrow, String title) {
        UUID id = frontrow.sends(Request.get("/concerts"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(concert -> concert.path("title").asString().equals(title))
                .map(concert -> UUID.fromString(concert.path("concertId").asString()))
                .findFirst()
                .orElseThrow();
        JsonNode dates = frontrow.sends(Request.get("/concerts/%s/performances".formatted(id)))
                .expect(200)
                .json()
                .path("items");
        return new Concert(
                id,
                dates.valueStream()
                        .map(date -> new Performance(
                                id, UUID.fromString(date.path("performanceId").asString())))
                        .toList());
    }

    private static void takesTheConsole(Visitor operator) {
        Page page = operator.page();
        page.route("**/waiting-room/history", DocumentationPicturesTest::answersWithAnHour);
        openSale(operator, "Strings by the Sea");
        assertThat(card(page, "Who did what")).isVisible();
        assertThat(page.locator("fr-chart canvas")).hasCount(3);
        Locator pace = card(page, "Capacity and rate");
        assertThat(pace.locator(".forecast")).containsText(Pattern.compile("in line: \\d+ to \\d+ minutes"));
        takes(page, "console");

        pace.getByLabel("Turns at the same time", new Locator.GetByLabelOptions().setExact(true))
                .fill("6");
        assertThat(pace.locator(".forecast")).containsText("sooner");
        takes(pace, "console-pace");

        Locator message = card(page, "Message to those who wait");
        message.getByLabel("English", new Locator.GetByLabelOptions().setExact(true))
                .fill("The sale runs a little late. Nobody loses their place.");
        message.getByLabel("한국어", new Locator.GetByLabelOptions().setExact(true))
                .fill("예매가 조금 늦어지고 있습니다. 순서는 그대로 유지됩니다.");
        takes(message, "console-message");
    }

    private static void takesTheWaitingRoom(Visitor fan, TestSystem frontrow) {
        Concert strings = concert(frontrow, "Strings by the Sea");
        await().atMost(LONG).until(() -> promisesTold(frontrow, strings) >= PROMISES_SHOWN);
        List<TestUser> ahead = frontrow.users(AHEAD);
        ahead.forEach(user -> user.joins(strings).expect(201));
        fan.opens("/concerts/" + strings.id()).button("Join the line").click();
        assertThat(fan.page().locator("fr-waiting-room")).containsText("So far in this sale");
        ahead.subList(0, LEAVING).forEach(user -> user.leaves().expect(204));
        assertThat(fan.page().locator("fr-waiting-room"))
                .containsText("You started at number", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
        takes(fan.page(), "waiting-room");
    }

    private static long promisesTold(TestSystem frontrow, Concert concert) {
        return frontrow.sends(Request.get("/concerts/%s/queue".formatted(concert.id())))
                .expect(200)
                .json()
                .path("promises")
                .path("told")
                .asLong();
    }

    private static void takesDates(Visitor operator, TestSystem frontrow) {
        Concert lantern = concert(frontrow, "Lantern Night");
        Performance first = lantern.performance();
        demoFan(frontrow, 3).admitInto(lantern).bought(first, 4, 5);
        demoFan(frontrow, 4).admitInto(lantern).bought(first, 25, 26, 27);
        demoFan(frontrow, 5).admitInto(lantern).bought(first, 16);
        demoFan(frontrow, 6).admitInto(lantern).reserved(first, 47, 48);
        demoFan(frontrow, 7).admitInto(lantern).holds(first, 33).expect(201);
        Page page = operator.page();
        operator.opens("/operator/performances/" + first.id());
        Locator house = card(page, "The house");
        assertThat(house.locator(".holders li")).hasCount(5);
        house.getByLabel("Seat number or e-mail").fill("26");
        takes(house, "console-house");
        operator.button("Cancel date").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reason").fill("The singer is ill");
        takes(dialog, "console-cancel");
        page.keyboard().press("Escape");

        openSale(operator, "Late Shift");
        operator.link("Dates").click();
        operator.button("New date").click();
        page.getByLabel("Begins").fill(LocalDate.now(ZoneOffset.UTC).plusDays(63) + "T19:00");
        page.getByLabel("Hall to begin with").selectOption("club");
        operator.button("Position").first().click();
        assertThat(page.getByLabel("From the left")).isVisible();
        takes(page.locator("fr-date-form form"), "console-plan");
    }

    private static TestUser demoFan(TestSystem frontrow, int number) {
        Account account = demoAccount("fan" + number);
        return frontrow.signsIn(account.email(), account.password()).withPoints(4 * Performance.PRICE);
    }

    private static void takesTrust(Visitor operator) {
        operator.opens("/operator/trust").button("Run the audit").click();
        assertThat(operator.page().getByText("checks, no violation")).isVisible();
        takes(operator.page(), "console-trust");
    }

    private static void openSale(Visitor operator, String title) {
        operator.opens("/operator").link(title).click();
        assertThat(operator.heading()).hasText(title);
    }

    private static Locator card(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void takes(Page page, String name) {
        takes(page, name, new Page.ScreenshotOptions());
    }

    /** Takes a part with a margin, whether or not all of it is seen at once. */
    private static void takes(Locator part, String name) {
        part.page().evaluate("scrollTo(0, 0)");
        BoundingBox box = part.boundingBox();
        takes(
                part.page(),
                name,
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setClip(box.x - MARGIN, box.y - MARGIN, box.width + 2 * MARGIN, box.height + 2 * MARGIN));
    }

    private static void takes(Page page, String name, Page.ScreenshotOptions options) {
        page.evaluate("document.activeElement.blur()");
        page.screenshot(options.setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Repository.path(FOLDER).resolve(name + ".png")));
    }

    private static Account demoAccount(String name) {
        return new Account(name + "@frontrow.example", "frontrow-demo");
    }

    /** The demo has just begun, so an hour of it is made up for the charts: a rush, and then waves. */
    private static void answersWithAnHour(Route route) {
        Instant now = Instant.now();
        String points = IntStream.range(0, HISTORY_POINTS)
                .mapToObj(index -> point(now, index))
                .collect(Collectors.joining(","));
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"intervalSeconds\": %d, \"points\": [%s]}".formatted(HISTORY_INTERVAL_SECONDS, points)));
    }

    private static String point(Instant now, int index) {
        Instant at = now.minusSeconds((long) HISTORY_INTERVAL_SECONDS * (HISTORY_POINTS - 1 - index));
        double waiting = WAITING + rushAndWaves(index) - rushAndWaves(HISTORY_POINTS - 1);
        int left = index % 3 == 0 ? 1 : 0;
        return """
                {"at": "%s", "waiting": %d, "away": %d, "active": 3, "admittedPerSecond": %s, "left": %d, "expired": %d}
                """.formatted(
                        at, Math.round(waiting), index % 50 < 8 ? 1 : 0, 0.1 * left, left, index % 45 == 0 ? 1 : 0);
    }

    private static double rushAndWaves(int index) {
        return 26 * Math.exp(-index / 60.0) + 3 * Math.sin(index / 11.0) + 2 * Math.sin(index / 4.3);
    }
}
