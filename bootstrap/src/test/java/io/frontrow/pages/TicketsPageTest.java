package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestUser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TicketsPageTest extends PagesTest {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).withZone(ZoneId.of("Asia/Seoul"));

    private final Concert concert = frontrow().concert();
    private final Performance performance = concert.performance();
    private final Account account = Account.of(frontrow());
    private final TestUser user = account.user(frontrow()).withPoints(3 * Performance.PRICE);

    @Test
    @DisplayName("S1-8 A fan cancels one of two seats on the page of tickets and sees what came back")
    void cancelsOneSeat() {
        user.admitInto(concert).bought(performance, 12, 13);
        Visitor fan = visitor(Device.PHONE).signsIn(account).opens("/tickets");

        assertThat(ticket(fan))
                .containsText(Pattern.compile("You can cancel until the end of .*, South Korea Time\\."));
        fan.button("Cancel seats").click();
        dialog(fan).getByLabel(Pattern.compile("seat 12")).uncheck();
        assertThat(dialog(fan)).containsText("50,000 P will be refunded");
        fan.shows("cancel").isAccessible();
        fan.button("Cancel 1 seat").click();

        assertThat(ticket(fan)).containsText("50,000 P refunded");
        assertThat(ticket(fan)).containsText("1 seat canceled.");
        assertThat(ticket(fan).locator("li")).containsText("12");
        assertThat(fan.page().locator(".head nav")).containsText("100,000 P");

        fan.rewrites(
                "**/api/v1/reservations?*",
                body -> body.replaceFirst("\"refundStatus\":[^,}]+", "\"refundStatus\":\"PENDING\""));
        fan.page().reload();
        assertThat(ticket(fan)).containsText("50,000 P on the way back to your card");
        fan.shows("refund-pending").isAccessible();
    }

    @Test
    @DisplayName("A fan who cancels all seats is told so, and the focus goes with the ticket")
    void cancelsAllSeats() {
        user.admitInto(concert).bought(performance, 12, 13);
        Visitor fan = visitor(Device.DESK).signsIn(account).opens("/tickets");

        fan.button("Cancel seats").press("Enter");
        fan.button("Cancel 2 seats").press("Enter");

        assertThat(ticket(fan)).containsText("100,000 P refunded");
        saysThatTwoSeatsAreCanceled(fan);
    }

    private static void saysThatTwoSeatsAreCanceled(Visitor fan) {
        Locator told = ticket(fan).getByRole(AriaRole.STATUS);
        assertThat(told).hasText("2 seats canceled.");
        assertThat(told).isFocused();
    }

    @Test
    @DisplayName("S0-5 Who is signed out is asked to sign in for tickets, and who has none is led to the concerts")
    void saysThatThereAreNoTickets() {
        Visitor fan = visitor(Device.SMALL_PHONE.korean()).opens("/tickets");
        assertThat(fan.page().locator("main").getByRole(AriaRole.BUTTON).first())
                .isVisible();
        fan.shows("tickets-signed-out").isAccessible();

        fan.signsIn(account);

        assertThat(fan.page().locator("main .empty")).isVisible();
        fan.shows("tickets-none").isAccessible();
    }

    @Test
    @DisplayName("S1-8 A fan gives back seats that are not paid")
    void givesBack() {
        user.admitInto(concert).reserved(performance, 12, 13);
        Visitor fan = visitor(Device.DESK).signsIn(account).opens("/tickets");
        assertThat(fan.page().locator(".journey")).containsText("Pay for 2 seats");

        fan.button("Give back").click();
        fan.shows("give-back").isAccessible();
        dialog(fan)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Give back"))
                .click();

        assertThat(ticket(fan)).containsText("Canceled");
        saysThatTwoSeatsAreCanceled(fan);
        assertThat(fan.page().locator(".journey")).hasCount(0);
    }

    @Test
    @DisplayName("S1-8 Seats that were paid elsewhere since the page was read are not given back, but shown as paid")
    void givesNoPaidSeatsBack() {
        UUID reservationId = user.admitInto(concert).reserved(performance, 12, 13);
        Visitor fan = visitor(Device.DESK).signsIn(account).opens("/tickets");
        fan.button("Give back").click();
        user.pays(reservationId).expect(201);

        dialog(fan)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Give back"))
                .click();

        assertThat(fan.button("Cancel seats")).isVisible();
        assertThat(ticket(fan)).containsText("Paid");
    }

    @Test
    @DisplayName("S0-7 A ticket has its date after the performance has begun, too")
    void datesPastTickets() {
        UUID reservationId = user.admitInto(concert).bought(performance, 12);
        frontrow().timeMachine().begin(performance);

        Visitor fan = visitor(Device.DESK).signsIn(account);
        await().until(() -> {
            fan.opens("/tickets");
            assertThat(ticket(fan).locator(".performance-head")).isVisible();
            return fan.page()
                            .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Past and canceled"))
                            .count()
                    == 1;
        });

        Instant begun =
                Instant.parse(user.reservation(reservationId).expect(200).text("startsAt"));
        assertThat(ticket(fan).locator(".performance-head")).containsText(DAY.format(begun));
        assertThat(ticket(fan).locator(".day")).isVisible();
        assertThat(fan.button("Cancel seats")).hasCount(0);
    }

    @Test
    @DisplayName("The page of tickets is accessible in both languages, both themes and all sizes")
    void isAccessible() {
        user.admitInto(concert).bought(performance, 1, 2);
        user.admitInto(concert).reserved(performance, 20);
        Visitor fan = visitor(Device.PHONE).signsIn(account).opens("/tickets");

        assertThat(fan.page().locator("article")).hasCount(2);
        assertThat(fan.page().locator("article .performance-head")).hasCount(2);
        fan.isAccessibleEverywhere("tickets");
    }

    private static Locator ticket(Visitor fan) {
        return fan.page().locator("article");
    }

    private static Locator dialog(Visitor fan) {
        return fan.page().getByRole(AriaRole.DIALOG);
    }
}
