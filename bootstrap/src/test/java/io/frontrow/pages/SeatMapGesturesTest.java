package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What fingers, mouse and buttons do with the map of seats. */
class SeatMapGesturesTest extends PagesTest {
    private static final int STEPS = 5;
    private static final String MIDDLE = "(hall.blocks[0].bounds.top + hall.blocks[0].bounds.bottom) / 2";
    private static final String MAP = "const { view, hall } = document.querySelector('fr-seat-map'); ";
    private static final Page.EmulateMediaOptions WITHOUT_MOTION =
            new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE);

    /** Its second date has so many seats that the map can be moved far. */
    private final Concert concert = frontrow()
            .operator()
            .adds(frontrow().concert(), Instant.now().plus(Duration.ofDays(31)), 20, 40, Performance.PRICE);

    private Page map(Device device) {
        Page page = Buyer.admit(fan(device), concert)
                .choosesSeatsOf(concert.performances().getLast())
                .page();
        page.locator("canvas").scrollIntoViewIfNeeded();
        return page;
    }

    @Test
    @DisplayName("S2-6 Two fingers zoom the map, and one finger moves it and chooses a seat")
    void followsFingers() {
        Page page = map(Device.PHONE);
        page.emulateMedia(WITHOUT_MOTION);
        CDPSession fingers = page.context().newCDPSession(page);
        BoundingBox box = page.locator("canvas").boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        double before = number(page, "view.scale");

        touch(fingers, "touchStart", x - 20, y, x + 20, y);
        for (int step = 1; step <= STEPS; step++) {
            touch(fingers, "touchMove", x - 20 - 4 * step, y, x + 20 + 4 * step, y);
        }
        touch(fingers, "touchEnd");
        assertThat(number(page, "view.scale") / before).isBetween(1.8, 2.05);

        double left = number(page, "view.box.left");
        touch(fingers, "touchStart", x, y);
        for (int step = 1; step <= STEPS; step++) {
            touch(fingers, "touchMove", x + 8 * step, y);
        }
        touch(fingers, "touchEnd");
        assertThat(number(page, "view.box.left")).isLessThan(left);

        page.locator("canvas").evaluate("canvas => canvas.closest('fr-seat-map').showSeats([425])");
        double seatX = number(page, "view.toPixel(hall.position(425)).x");
        double seatY = number(page, "view.toPixel(hall.position(425)).y");
        page.touchscreen().tap(box.x + seatX, box.y + seatY);
        assertThat(page.locator(".choice-seats")).containsText("seat 425");
    }

    @Test
    @DisplayName("S2-6 A mouse drags the map, each button moves or zooms it, and without motion for who wants none")
    void followsMouseAndButtons() {
        Page page = map(Device.DESK);
        double whole = number(page, "view.scale");
        assertThat(pressed(page, "Zoom in", "view.scale")).isEqualTo(whole);
        page.waitForFunction("() => { " + MAP + "return view.scale > 1.59 * view.scaleMin; }");

        page.emulateMedia(WITHOUT_MOTION);
        assertThat(pressed(page, "Zoom in", "view.scale")).isGreaterThan(2.5 * whole);
        double x = number(page, "view.x");
        assertThat(pressed(page, "Move right", "view.x")).isGreaterThan(x);
        assertThat(pressed(page, "Move left", "view.x")).isEqualTo(x);
        double y = number(page, "view.y");
        assertThat(pressed(page, "Move down", "view.y")).isGreaterThan(y);
        assertThat(pressed(page, "Move up", "view.y")).isEqualTo(y);
        page.locator("canvas").press("ArrowRight");
        assertThat(number(page, "view.x")).isGreaterThan(x);
        double scale = number(page, "view.scale");
        assertThat(pressed(page, "Zoom out", "view.scale")).isLessThan(scale);

        double before = number(page, "view.x * view.scale");
        BoundingBox box = page.locator("canvas").boundingBox();
        page.mouse().move(box.x + 200, box.y + 200);
        page.mouse().down();
        page.mouse().move(box.x + 170, box.y + 200);
        page.mouse().up();
        assertThat(number(page, "view.x * view.scale") - before).isCloseTo(30, within(1.0));
    }

    @Test
    @DisplayName("S2-6 The sections are listed with price and what is left, and a press shows one on the map")
    void listsSections() {
        frontrow()
                .user()
                .admitInto(concert)
                .holds(concert.performances().getLast(), 1, 2)
                .expect(201);
        Page page = map(Device.DESK);
        page.emulateMedia(WITHOUT_MOTION);
        Locator section = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Sections and prices"))
                .getByRole(AriaRole.BUTTON);
        assertThat(section).hasText(Pattern.compile("Stalls\\s+50,000 P\\s+798 left"));

        section.click();

        assertThat(number(page, "view.scale")).isGreaterThan(1.01 * number(page, "view.scaleMin"));
        assertThat(number(page, "view.y")).isCloseTo(number(page, MIDDLE), within(1.0));
    }

    @Test
    @DisplayName("S2-6 The numbers of the rows never lie over a seat that can be pressed")
    void numbersRowsBesideTheSeats() {
        Page page = map(Device.SMALL_PHONE);
        page.emulateMedia(WITHOUT_MOTION);
        page.locator("canvas").evaluate("canvas => canvas.closest('fr-seat-map').showSeats([425])");
        int under = (int) number(page, "hall.seatAt(view.toHall({ x: 15, y: view.height / 2 }))");
        int beside = (int) number(page, "hall.seatAt(view.toHall({ x: 45, y: view.height / 2 }))");
        assertThat(under).isPositive();

        tap(page, 15);
        tap(page, 45);

        assertThat(page.locator(".choice-seats")).containsText("seat " + beside);
        assertThat(page.locator(".choice-seats")).not().containsText(String.valueOf(under));
    }

    /** Touches the middle row that is seen. */
    private static void tap(Page page, int x) {
        BoundingBox box = page.locator("canvas").boundingBox();
        page.touchscreen().tap(box.x + x, box.y + box.height / 2);
    }

    /** What the map says right after a button was pressed, before a glide has begun. */
    private static double pressed(Page page, String button, String expression) {
        Locator tool = page.locator(".map-tools").getByLabel(button, new Locator.GetByLabelOptions().setExact(true));
        return ((Number) tool.evaluate("button => { button.click(); " + MAP + "return " + expression + "; }"))
                .doubleValue();
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate("() => { " + MAP + "return " + expression + "; }")).doubleValue();
    }

    /** What a screen tells of fingers, each with two coordinates. */
    private static void touch(CDPSession screen, String type, double... fingers) {
        JsonArray points = new JsonArray();
        for (int index = 0; index < fingers.length; index += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("id", index / 2);
            point.addProperty("x", fingers[index]);
            point.addProperty("y", fingers[index + 1]);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        screen.send("Input.dispatchTouchEvent", event);
    }
}
