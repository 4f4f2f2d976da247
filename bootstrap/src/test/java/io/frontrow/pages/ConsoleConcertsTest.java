package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator creates concerts and dates. */
class ConsoleConcertsTest extends ConsoleTest {
    /** From the point that places a section to where it is taken, in units of the hall. */
    private static final int BEHIND_THE_FRONT_ROW = 100;

    private static final int CONCERTS_SHOWN = 20;

    private static final DateTimeFormatter BY_KEYBOARD_DATE = DateTimeFormatter.ofPattern("MMddyyyy");
    private static final DateTimeFormatter BY_KEYBOARD_TIME = DateTimeFormatter.ofPattern("hhmma", Locale.ENGLISH);

    @Test
    @DisplayName("P-19 An operator creates a concert and a date by keyboard alone, and fans see it on sale")
    void createsByKeyboard() {
        Visitor operator = operator(Device.DESK).opens("/operator");
        String title = "Night " + UUID.randomUUID();
        Page page = operator.page();
        operator.presses(operator.button("New concert"));
        assertThat(field(operator, "Title")).isFocused();
        page.keyboard().type(title);
        page.keyboard().press("Tab");
        page.keyboard().type("The Paper Lanterns");
        page.keyboard().press("Tab");
        page.keyboard().type("Olympic Hall");
        operator.tabsTo(field(operator, "Sale opens"));
        typesByKeyboard(page, evening(-1));
        page.keyboard().press("Enter");

        assertThat(operator.heading()).hasText(title);
        operator.presses(operator.button("New date"));
        assertThat(field(operator, "Begins")).isFocused();
        typesByKeyboard(page, evening(30));
        page.keyboard().press("Enter");

        assertThat(page.locator("fr-dates")).containsText("is on sale");
        assertThat(page.locator("fr-dates article")).containsText("50");
        Visitor fan = visitor(Device.PHONE);
        assertThat(fan.findsConcert(fan.link(title))).containsText("50 seats left");
    }

    /** The parts of the field that has the focus, as Chromium orders them in English. */
    private static void typesByKeyboard(Page page, ZonedDateTime time) {
        page.keyboard().type(BY_KEYBOARD_DATE.format(time));
        page.keyboard().press("Tab");
        page.keyboard().type(BY_KEYBOARD_TIME.format(time));
    }

    @Test
    @DisplayName(
            "P-19 A hall is put together of sections and seen meanwhile, and its sections have the prices of the fields")
    void putsAHallTogether() {
        Concert concert = frontrow().concert();
        Visitor operator = operator(Device.DESK).opens(datesOf(concert));
        Page page = operator.page();
        operator.button("New date").click();
        field(operator, "Begins").fill(typed(evening(31)));
        page.getByLabel("Hall to begin with").selectOption("club");
        assertThat(page.locator("fr-plan-editor")).containsText("276 seats, 15,120,000 P if all are sold");
        page.locator("#section-1-price").fill("40000");
        operator.button("Remove section A").click();
        operator.button("Add a section").click();
        assertThat(page.locator("#section-1-name")).isFocused();
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("The hall as fans see it")))
                .hasAttribute("aria-label", Pattern.compile("192 seats in 2 sections"));
        operator.shows("console-date-form");

        operator.button("Put on sale").click();

        assertThat(page.locator("fr-dates article")).hasCount(2);
        Locator added = page.locator("fr-dates article").nth(1);
        added.getByText("By section").click();
        assertThat(added.locator("tbody tr")).hasCount(2);
        assertThat(added.locator("tbody tr").nth(0)).containsText("40,000 P");
        operator.shows("console-dates").isAccessible();
    }

    @Test
    @DisplayName("P-19 A section is dragged to its place, and the fields beside the picture say where that is")
    void dragsASection() {
        Concert concert = frontrow().concert();
        Visitor operator = operator(Device.DESK).opens(datesOf(concert));
        Page page = operator.page();
        operator.button("New date").click();
        operator.button("Position").click();
        int x = number(field(operator, "From the left"));
        int y = number(field(operator, "From the stage"));
        Locator picture = page.locator("fr-plan-preview canvas");
        picture.scrollIntoViewIfNeeded();
        BoundingBox box = picture.boundingBox();
        double unit = (box.width - 24) / 1000;
        double fromX = box.x + 12 + x * unit;
        double fromY = box.y + 12 + (y + BEHIND_THE_FRONT_ROW) * unit;

        page.mouse().move(fromX, fromY);
        page.mouse().down();
        page.mouse().move(fromX + 100 * unit, fromY + 50 * unit);
        page.mouse().up();

        assertThat(number(field(operator, "From the left"))).isBetween(x + 80, x + 130);
        assertThat(number(field(operator, "From the stage"))).isBetween(y + 40, y + 65);
        field(operator, "From the left").fill("300");
        assertThat(field(operator, "From the left")).hasValue("300");
        operator.button("Arrange automatically").click();
        assertThat(field(operator, "From the left")).hasValue(String.valueOf(x));
    }

    @Test
    @DisplayName("P-19 A change of a concert changes only what was changed, and what is refused is said at the field")
    void changesAConcert() {
        Concert concert = frontrow().concert();
        Visitor operator = operator(Device.DESK).opens(roomOf(concert) + "?view=concert");
        field(operator, "Title").fill("Moonlight Parade II");
        frontrow()
                .operator()
                .sends(Request.patch("/admin/concerts/" + concert.id()).json(Map.of("venue", "Harbour Hall")))
                .expect(200);
        operator.button("Save").click();

        assertThat(operator.page().locator("main")).containsText("Saved.");
        assertThat(operator.heading()).hasText("Moonlight Parade II");
        assertThat(field(operator, "Venue")).hasValue("Harbour Hall");
        operator.page().reload();
        assertThat(operator.heading()).hasText("Moonlight Parade II");

        field(operator, "Sale opens").fill(typed(ZonedDateTime.now(SEOUL).plusDays(60)));
        operator.button("Save").click();
        assertThat(field(operator, "Sale opens")).hasAttribute("aria-invalid", "true");
        operator.shows("console-concert").isAccessible();
    }

    @Test
    @DisplayName("P-19 A house with many concerts sees the latest, and more when it asks")
    void showsMoreConcerts() {
        Instant opening = Instant.now().plus(Duration.ofDays(365));
        List<Concert> concerts = IntStream.range(0, CONCERTS_SHOWN + 1)
                .mapToObj(hours -> frontrow().operator().announces(opening.minus(Duration.ofHours(hours))))
                .toList();
        Visitor operator = operator(Device.PHONE).opens("/operator");
        Locator rows = operator.page().locator("fr-concert-row");
        assertThat(rows).hasCount(CONCERTS_SHOWN);
        assertThat(rows.first().getByRole(AriaRole.LINK)).hasAttribute("href", roomOf(concerts.getFirst()));

        operator.button("Show more").click();

        Locator next = rows.nth(CONCERTS_SHOWN);
        assertThat(next.getByRole(AriaRole.LINK)).hasAttribute("href", roomOf(concerts.getLast()));
        assertThat(rows.first().getByRole(AriaRole.LINK)).hasAttribute("href", roomOf(concerts.getFirst()));
    }

    @Test
    @DisplayName("P-19 Lists and forms of the console are accessible in both languages, both themes and all sizes")
    void isAccessible() {
        Concert concert = frontrow().concert();
        Visitor operator = operator(Device.DESK).opens("/operator");
        assertThat(operator.page().locator("fr-concert-row dd").first()).isVisible();
        operator.isAccessibleEverywhere("console-concerts");
        operator.page().locator("button.main").click();
        assertThat(operator.page().locator("#title")).isFocused();
        operator.isAccessibleEverywhere("console-new-concert");

        operator.opens(datesOf(concert));
        assertThat(operator.page().locator("fr-dates article")).hasCount(1);
        operator.isAccessibleEverywhere("console-dates");
        operator.page().locator("fr-dates button.main").click();
        operator.page().locator("#hall").selectOption("arena");
        operator.page().locator("[aria-expanded=false]").first().click();
        operator.isAccessibleEverywhere("console-new-date");
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static int number(Locator field) {
        return Integer.parseInt(field.inputValue());
    }
}
