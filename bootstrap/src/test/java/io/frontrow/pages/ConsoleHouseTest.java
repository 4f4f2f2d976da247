package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Operator;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestUser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator sees who has what, and moves, withdraws and cancels dates. */
class ConsoleHouseTest extends ConsoleTest {
    private static final long PRICE = Performance.PRICE;
    private static final int DATES_SHOWN = 20;

    private final Concert concert = frontrow().concert();
    private final Performance performance = concert.performance();

    @Test
    @DisplayName(
            "P-19 An operator cancels a date after a question that says what is refunded, and sees the refunds end")
    void cancelsADate() {
        TestUser buyer = frontrow().user().withPoints(2 * PRICE).admitInto(concert);
        UUID reservation = buyer.bought(performance, 1, 2);
        TestUser unpaid = frontrow().user().admitInto(concert);
        unpaid.reserved(performance, 3);
        Visitor operator = operator(Device.DESK).opens(pageOf(performance));

        operator.button("Cancel date").click();
        Locator dialog = operator.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("2 sold seats are refunded: 100,000 P");
        assertThat(dialog).containsText("1 reserved seat is given up");
        assertThat(dialog).containsText("47 available seats leave the sale");
        operator.shows("console-cancel").isAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep the date"))
                .click();
        assertThat(buyer.reservation(reservation).expect(200).text("status")).isEqualTo("CONFIRMED");

        operator.button("Cancel date").click();
        dialog.getByLabel("Reason").fill("The singer is ill");
        operator.button("Cancel and refund 100,000 P").click();

        assertThat(operator.page().locator("main")).containsText("Canceled: The singer is ill");
        assertThat(operator.page().locator("main"))
                .containsText("Finished: 1 refund done.", new ContainsTextOptions().setTimeout(30_000));
        assertThat(buyer.balance()).isEqualTo(2 * PRICE);
        operator.shows("console-canceled").isAccessible();
        operator.opens(datesOf(concert));
        assertThat(operator.page().locator("fr-dates article")).containsText("Finished: 1 refund done.");
    }

    @Test
    @DisplayName("P-19 An operator moves a date that is sold, and withdraws one that never was")
    void movesAndWithdraws() {
        TestUser buyer = frontrow().user().withPoints(PRICE).admitInto(concert);
        buyer.bought(performance, 1);
        Visitor operator = operator(Device.DESK).opens(pageOf(performance));
        assertThat(operator.button("Cancel date")).isVisible();
        assertThat(operator.button("Withdraw")).hasCount(0);
        operator.button("Move").click();
        operator.page().getByLabel("Begins").fill(typed(evening(-3)));
        operator.button("Move").click();
        assertThat(operator.page().getByLabel("Begins")).hasAttribute("aria-invalid", "true");
        operator.shows("console-move").isAccessible();
        operator.page().getByLabel("Begins").fill(typed(evening(40)));
        operator.button("Move").click();
        assertThat(operator.page().locator("fr-date-acts")).containsText("It begins");
        assertThat(frontrow().operator().seesSales(performance).expect(200).instant("startsAt"))
                .isEqualTo(evening(40).toInstant());

        Performance unsold = frontrow().concert().performance();
        operator.opens(pageOf(unsold));
        operator.button("Withdraw").click();
        Locator dialog = operator.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("All 50 seats leave the sale");
        operator.shows("console-withdraw").isAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        assertThat(operator.page().locator("main")).containsText("Withdrawn");
    }

    @Test
    @DisplayName("P-19 An operator finds who has a seat, and the seats that somebody has, on the map of the fans")
    void findsWhoHasWhat() {
        Account account = Account.of(frontrow());
        TestUser buyer = account.user(frontrow()).withPoints(2 * PRICE).admitInto(concert);
        buyer.bought(performance, 12, 13);
        Account chooser = Account.of(frontrow());
        chooser.user(frontrow()).admitInto(concert).holds(performance, 20, 22).expect(201);
        Visitor operator = operator(Device.DESK).opens(pageOf(performance));
        Locator house = operator.page().locator("fr-house");

        assertThat(house.locator(".holders li")).hasCount(2);
        assertThat(house.locator(".holders li").filter(new Locator.FilterOptions().setHasText(chooser.email())))
                .containsText(Pattern.compile("seat 20; Hall, row 3, seat 22\\s+Held"));
        house.getByLabel("Seat number or e-mail").fill("13");
        assertThat(house.locator(".holders li")).hasCount(1);
        assertThat(house.locator(".holders li")).containsText(account.email());
        operator.shows("console-house").isAccessible();
        house.getByLabel("Seat number or e-mail").fill("50");
        assertThat(house).containsText("nobody has it");
        house.getByLabel("Seat number or e-mail").fill(account.email());
        assertThat(house.locator(".holders li")).containsText("12–13");
        assertThat(operator.page().locator("tbody tr")).containsText("100,000 P");
        assertThat(house.locator(".shape-legend li:has(svg)"))
                .hasText(new String[] {"Available", "Selected", "Held", "Reserved", "Sold"});
    }

    @Test
    @DisplayName("P-19 A press on a seat of the map says who has it, or that it is free, and selects what they have")
    void saysWhoHasThePressedSeat() {
        Account account = Account.of(frontrow());
        account.user(frontrow()).withPoints(2 * PRICE).admitInto(concert).bought(performance, 12, 13);
        frontrow().user().admitInto(concert).reserved(performance, 33);
        Visitor operator = operator(Device.DESK).opens(pageOf(performance));
        Locator house = operator.page().locator("fr-house");
        assertThat(house.locator(".holders li")).hasCount(2);

        operator.pressesSeat(13);

        assertThat(house.getByLabel("Seat number or e-mail")).hasValue("13");
        assertThat(house.locator(".holders li")).hasCount(1);
        assertThat(house.locator(".holders li")).containsText(account.email());
        assertThat(house.locator(".map-info")).containsText("seat 13 · 50,000 P · Selected");
        operator.pressesSeat(14);
        assertThat(house).containsText("Hall, row 2, seat 14: nobody has it.");
        assertThat(house.locator(".map-info")).containsText("seat 14 · 50,000 P · Available");
        operator.pressesSeat(33);
        assertThat(house.locator(".holders li")).containsText("Reserved");
    }

    @Test
    @DisplayName("P-19 A house with many dates sees the earliest, and more when an operator asks")
    void showsMoreDates() {
        Instant day = Instant.now().plus(Duration.ofDays(2));
        Operator seller = frontrow().operator();
        IntStream.rangeClosed(0, DATES_SHOWN).forEach(hour -> seller.adds(concert, day.plus(Duration.ofHours(hour))));
        Visitor operator = operator(Device.PHONE);
        List<String> reads = new CopyOnWriteArrayList<>();
        operator.page().onRequest(request -> {
            if (request.url().contains("/admin/performances?")) {
                reads.add(URI.create(request.url()).getQuery());
            }
        });
        Locator dates = operator.opens("/operator?view=house").page().locator("fr-all-dates article");
        assertThat(dates).hasCount(DATES_SHOWN);
        assertThat(reads).containsOnly("limit=" + DATES_SHOWN);

        operator.button("Show more").click();

        assertThat(dates.nth(DATES_SHOWN)).isVisible();
    }

    @Test
    @DisplayName("P-19 The audit takes one press and shows every check, and the last seal can be copied")
    void audits() {
        frontrow().user().withPoints(PRICE).admitInto(concert).bought(performance, 1);
        Visitor operator = operator(Device.DESK).opens("/operator/trust");
        operator.shows("console-trust-before").isAccessible();

        operator.button("Run the audit").click();

        assertThat(operator.page().getByText("checks, no violation")).isVisible();
        assertThat(operator.page().locator(".checks > li").first()).containsText("Holds");
        operator.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        operator.button("Copy number and hash").click();
        assertThat(operator.page().locator("main")).containsText("Copied.");
        assertThat((String) operator.page().evaluate("navigator.clipboard.readText()"))
                .matches("\\d+ [0-9a-f]{64}");
        operator.shows("console-trust").isAccessible();
    }

    @Test
    @DisplayName("P-19 What the audit finds comes first, with how often and where")
    void showsWhatTheAuditFinds() {
        Visitor operator = operator(Device.DESK).opens("/operator/trust");
        operator.page().route("**/admin/audit", route -> route.fulfill(new Route.FulfillOptions().setBody("""
                {"ok": false, "seal": null, "checks": [
                  {"id": 1, "title": "First", "violations": 0, "examples": []},
                  {"id": 3, "title": "Third", "violations": 1, "examples": ["transfer 7: 1"]}]}
                """)));

        operator.button("Run the audit").click();

        assertThat(operator.page().locator(".notice.bad")).containsText("1 check found violations");
        Locator first = operator.page().locator(".checks > li").first();
        assertThat(first).containsText("1 violation");
        assertThat(first.locator("code")).hasText("transfer 7: 1");
        operator.shows("console-trust-broken").isAccessible();
    }

    @Test
    @DisplayName("P-19 Where the page may not copy, as without TLS, the seal is selected")
    void selectsTheSeal() {
        frontrow().user().withPoints(PRICE).admitInto(concert).bought(performance, 1);
        Visitor operator = operator(Device.DESK);
        operator.page().addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        operator.opens("/operator/trust").button("Run the audit").click();

        operator.button("Copy number and hash").click();

        assertThat(operator.page().locator("main")).containsText("Selected");
        assertThat((String) operator.page().evaluate("getSelection().toString()"))
                .containsPattern("[0-9a-f]{64}");
    }

    @Test
    @DisplayName("P-19 House, question and audit are accessible in both languages, both themes and all sizes")
    void isAccessible() {
        TestUser buyer = frontrow().user().withPoints(3 * PRICE).admitInto(concert);
        buyer.bought(performance, 1, 2, 21);
        Visitor operator = operator(Device.DESK).opens(pageOf(performance));
        assertThat(operator.page().locator("fr-house .holders li")).hasCount(1);
        operator.isAccessibleEverywhere("console-date");
        operator.page().locator("fr-date-acts button.danger").click();
        assertThat(operator.page().getByRole(AriaRole.DIALOG)).isVisible();
        operator.isAccessibleEverywhere("console-cancel");

        operator.opens("/operator/trust");
        operator.page().locator("main button.main").click();
        assertThat(operator.page().locator(".checks > li").first()).isVisible();
        operator.isAccessibleEverywhere("console-trust");
    }
}
