package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator runs a waiting room. */
class ConsoleRoomTest extends ConsoleTest {
    private final Concert concert = frontrow().concert(RoomPolicy.WIDE.capacity(1));

    @Test
    @DisplayName("P-19 An operator pauses and resumes a room in one press each, which the log shows")
    void pausesAndResumes() {
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));

        operator.button("Pause").click();
        assertThat(operator.button("Resume")).isVisible();
        assertThat(isPaused()).isTrue();
        assertThat(card(operator, "Who did what").locator("li").first()).containsText("Paused");
        assertThat(card(operator, "Who did what").locator("li").first()).containsText("you");
        operator.shows("console-room-paused").isAccessible();

        operator.button("Resume").click();
        assertThat(operator.button("Pause")).isVisible();
        assertThat(isPaused()).isFalse();
    }

    private boolean isPaused() {
        return frontrow()
                .operator()
                .seesWaitingRoom(concert)
                .expect(200)
                .json()
                .path("paused")
                .asBoolean();
    }

    @Test
    @DisplayName(
            "P-19 What an operator writes, however late the page is loaded, is on a waiting fan's page within seconds, in the fan's language")
    void writesToThoseWhoWait() {
        TestUser first = frontrow().user().admitInto(concert);
        Visitor fan = fan(Device.PHONE.korean()).opens("/concerts/" + concert.id());
        fan.page().locator("main button.main").first().click();
        Visitor operator = operator(Device.DESK);
        List<Route> late = new ArrayList<>();
        operator.page().route("**/queue", late::add);
        operator.opens(roomOf(concert));
        Locator message = card(operator, "Message to those who wait");
        assertThat(card(operator, "Now").locator("dd").first()).hasText("1");
        message.getByLabel("English", new Locator.GetByLabelOptions().setExact(true))
                .fill("The sale\nis late.");
        operator.page().waitForResponse("**/queue", () -> late.forEach(Route::resume));
        assertThat(message.locator("figure").nth(1)).containsText("The sale is late.");
        message.getByLabel("한국어", new Locator.GetByLabelOptions().setExact(true))
                .fill("예매가\n늦어지고 있습니다.\n");
        assertThat(message.locator("figure").nth(1)).containsText("예매가 늦어지고 있습니다.");
        operator.shows("console-message").isAccessible();

        operator.button("Send to 1 person").click();

        assertThat(message).containsText("Sent.");
        assertThat(fan.page().locator("main")).containsText("예매가 늦어지고 있습니다.");
        operator.button("Remove the message").click();
        assertThat(fan.page().locator("main")).not().containsText("예매가 늦어지고 있습니다.");
        first.leaves();
    }

    @Test
    @DisplayName("P-19 A larger capacity says beforehand what it does to the wait, and is applied")
    void saysWhatAChangeDoes() {
        TestUser first = frontrow().user().admitInto(concert);
        TestUser second = frontrow().user();
        second.joins(concert);
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator pace = card(operator, "Capacity and rate");
        assertThat(pace.locator(".forecast")).containsText("Now, the wait of the one person in line");

        pace.getByLabel("Turns at the same time, slider").press("ArrowRight");
        assertThat(pace.getByLabel("Turns at the same time", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("2");
        assertThat(pace.locator(".forecast")).containsText("Then, the wait of the one person in line");
        operator.shows("console-forecast").isAccessible();
        apply(pace);

        assertThat(pace).containsText("Saved.");
        await().until(second::isActive);
        assertThat(card(operator, "Who did what")).containsText("Changed the rules");
        first.leaves();
    }

    @Test
    @DisplayName("P-19 A lower rate says beforehand what it does to the wait, and is applied")
    void saysWhatARateDoes() {
        TestUser first = frontrow().user().admitInto(concert);
        frontrow().user().joins(concert).expect(201);
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator pace = card(operator, "Capacity and rate");
        Locator slider = pace.getByLabel("Admitted per second, at most, slider");
        assertThat(pace.locator(".forecast")).containsText("Now, the wait of the one person in line");

        slider.press("Home");

        assertThat(pace.getByLabel("Admitted per second, at most", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("1");
        assertThat(slider).hasAttribute("aria-valuetext", "1");
        assertThat(pace.locator(".forecast")).containsText("Then, the wait of the one person in line");
        apply(pace);
        assertThat(pace).containsText("Saved.");
        assertThat(frontrow().operator().seesWaitingRoom(concert).expect(200).number("admitPerSecond"))
                .isEqualTo(1);
        first.leaves();
    }

    @Test
    @DisplayName("A rate that the service does not take stays in its field, which says what it takes")
    void refusesARateOfZero() {
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator pace = card(operator, "Capacity and rate");
        Locator rate = pace.getByLabel("Admitted per second, at most", new Locator.GetByLabelOptions().setExact(true));

        rate.fill("0");
        apply(pace);

        assertThat(rate).hasValue("0");
        assertThat(pace).containsText("Please enter a whole number from 1 to 10,000.");
        assertThat(pace).not().containsText("Saved.");
        rate.fill("7");
        apply(pace);
        assertThat(pace).containsText("Saved.");
    }

    @Test
    @DisplayName("P-10 An operator who was slower sees both versions and chooses")
    void showsBothVersions() {
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator pace = card(operator, "Capacity and rate");
        Locator capacity = pace.getByLabel("Turns at the same time", new Locator.GetByLabelOptions().setExact(true));
        capacity.fill("7");
        changesElsewhere(5);
        apply(pace);

        Locator conflict = pace.locator("fr-conflict");
        assertThat(conflict.getByRole(AriaRole.HEADING)).isFocused();
        assertThat(conflict.locator("tbody td").nth(0)).hasText("5");
        assertThat(conflict.locator("tbody td").nth(1)).hasText("7");
        operator.shows("console-conflict").isAccessible();
        operator.button("Keep theirs").click();
        assertThat(capacity).hasValue("5");
        assertThat(capacity()).isEqualTo(5);

        capacity.fill("9");
        changesElsewhere(6);
        apply(pace);
        operator.button("Apply yours").click();
        assertThat(pace).containsText("Saved.");
        assertThat(capacity()).isEqualTo(9);
    }

    @Test
    @DisplayName("P-10 An operator's own pause is no conflict for what the same operator is typing")
    void ownChangesAreNoConflict() {
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator pace = card(operator, "Capacity and rate");
        pace.getByLabel("Turns at the same time", new Locator.GetByLabelOptions().setExact(true))
                .fill("7");
        operator.button("Pause").click();
        assertThat(operator.button("Resume")).isVisible();
        apply(pace);

        assertThat(pace).containsText("Saved.");
        assertThat(capacity()).isEqualTo(7);
        assertThat(isPaused()).isTrue();
    }

    private void changesElsewhere(int capacity) {
        frontrow().operator().patches(concert, Map.of("capacity", capacity)).expect(200);
    }

    private long capacity() {
        return frontrow().operator().seesWaitingRoom(concert).expect(200).number("capacity");
    }

    @Test
    @DisplayName("P-19 An operator changes opening and lengths, and what is refused says why")
    void changesTheRules() {
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator rules = card(operator, "Opening and rules");
        rules.locator("#sessionSeconds").fill("300");
        apply(rules);
        assertThat(rules).containsText("Saved.");
        assertThat(frontrow().operator().seesWaitingRoom(concert).expect(200).number("sessionSeconds"))
                .isEqualTo(300);

        rules.locator("#opensAt").fill(typed(evening(-20)));
        apply(rules);
        assertThat(rules.locator("#opensAt")).hasAttribute("aria-invalid", "true");
        operator.button("Discard").last().click();
        assertThat(rules.locator("#opensAt")).not().hasAttribute("aria-invalid", "true");
    }

    @Test
    @DisplayName("P-19 An operator has the order drawn by lot, and is told why not while people wait")
    void changesTheOrder() {
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator rules = card(operator, "Opening and rules");
        rules.locator("#order").selectOption("SHUFFLE");
        apply(rules);
        assertThat(rules).containsText("Saved.");
        assertThat(order()).isEqualTo("SHUFFLE");

        frontrow().user().admitInto(concert);
        frontrow().user().joins(concert).expect(201);
        rules.locator("#order").selectOption("FIFO");
        apply(rules);
        assertThat(rules.locator("#order")).hasAttribute("aria-invalid", "true");
        assertThat(order()).isEqualTo("SHUFFLE");
    }

    private String order() {
        return frontrow().operator().seesWaitingRoom(concert).expect(200).text("order");
    }

    @Test
    @DisplayName(
            "P-19 An operator finds one person by e-mail, admits them or removes them after a question with numbers")
    void admitsAndRemovesOne() {
        TestUser holder = frontrow().user().admitInto(concert);
        Account early = Account.of(frontrow());
        early.user(frontrow()).joins(concert);
        Account late = Account.of(frontrow());
        TestUser lateUser = late.user(frontrow());
        lateUser.joins(concert);
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        Locator people = card(operator, "One person");

        find(people, late.email());
        assertThat(people).containsText("Waits, no. 2 in line.");
        operator.button("Admit now").click();
        assertThat(people).containsText("All turns are taken");
        operator.button("Remove").click();
        Locator dialog = operator.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("behind 1 person who waits now");
        operator.shows("console-remove").isAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Leave them"))
                .click();
        assertThat(lateUser.looksAtQueue().expect(200).text("state")).isEqualTo("WAITING");

        operator.button("Remove").click();
        operator.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(people).containsText("is removed.");
        lateUser.looksAtQueue().refused(410, "queue-token-gone");
        assertThat(card(operator, "Who did what").locator("li").first()).containsText("Removed " + late.email());

        operator.button("Pause").click();
        assertThat(operator.button("Resume")).isVisible();
        holder.leaves();
        find(people, early.email());
        operator.button("Admit now").click();
        assertThat(people).containsText("has their turn.");
        find(people, "nobody@fans.example");
        assertThat(people).containsText("No account has this e-mail.");
    }

    private static void find(Locator people, String email) {
        people.getByLabel("E-mail of the account").fill(email);
        people.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Find"))
                .click();
    }

    @Test
    @DisplayName("P-19 The charts of a room name each figure of the last hour, and have all of it as tables")
    void showsTheLastHour() {
        Visitor operator = operator(Device.DESK);
        operator.page().route("**/history", route -> route.fulfill(new Route.FulfillOptions().setBody("""
                        {"intervalSeconds": 10, "points": [{"at": "2026-12-01T11:00:00Z", "waiting": 1234, "active": 50,
                         "away": 7, "admittedPerSecond": 2.5, "left": 11, "expired": 3}]}
                        """)));
        operator.opens(roomOf(concert));

        Locator charts = operator.page().locator("fr-chart");
        assertThat(charts.locator("li strong")).hasText(new String[] {"1,234", "50", "7", "2.5", "11", "3"});
        charts.first().locator("summary").click();
        assertThat(charts.first().locator("td")).hasText(new String[] {"1,234", "50", "7"});
    }

    @Test
    @DisplayName("P-19 A room is accessible in both languages, both themes and all sizes, its charts as tables too")
    void isAccessible() {
        TestUser first = frontrow().user().admitInto(concert);
        frontrow().user().joins(concert);
        Visitor operator = operator(Device.DESK).opens(roomOf(concert));
        assertThat(operator.page().locator("fr-chart canvas")).hasCount(3);
        operator.page().locator("fr-chart summary").first().click();
        assertThat(operator.page().locator("fr-chart table").first()).isVisible();
        assertThat(operator.page().locator(".forecast")).containsText(Pattern.compile("\\d"));

        operator.isAccessibleEverywhere("console-room");
        first.leaves();
    }

    private static Locator card(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void apply(Locator card) {
        card.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Apply").setExact(true))
                .click();
    }
}
