package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Request;
import java.util.Map;
import java.util.UUID;

/** The base of tests of places in line. */
abstract class LineTest extends PagesTest {

    /** Far from its turn a stream tells every 10 s. */
    private static final LocatorAssertions.HasTextOptions TOLD =
            new LocatorAssertions.HasTextOptions().setTimeout(15_000);

    /** A fan who has joined the line and sees their place. */
    final Visitor waits(Line line) {
        return waits(line, Device.DESK);
    }

    final Visitor waits(Line line, Device device) {
        Visitor fan = fan(device).opens(line.page());
        fan.button(device.language().startsWith("ko") ? "대기열 참여하기" : "Join the line")
                .click();
        showsPlace(fan.page(), line.waiting().size() + 1);
        return fan;
    }

    static void showsPlace(Page page, int position) {
        assertThat(figures(page).first()).hasText(String.valueOf(position), TOLD);
        assertThat(figures(page).last()).hasText(String.valueOf(position - 1));
    }

    private static Locator figures(Page page) {
        return page.locator("fr-waiting-room .huge");
    }

    static Locator chip(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("In progress"))
                .getByRole(AriaRole.LINK);
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The id of the user who is signed in. */
    static UUID userId(Visitor visitor) {
        return UUID.fromString(
                (String) visitor.page().evaluate("JSON.parse(localStorage.getItem('frontrow.user')).userId"));
    }

    static void writes(Concert concert, String en, String ko) {
        frontrow()
                .operator()
                .sends(Request.put("/admin/concerts/%s/waiting-room/message".formatted(concert.id()))
                        .json(Map.of("text", Map.of("en", en, "ko", ko))))
                .expect(204);
    }
}
