package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Paying by points or card. */
class PayPageTest extends PagesTest {
    private static final Pattern PAYMENTS = Pattern.compile("/api/v1/payments$");

    private final Concert concert = frontrow().concert();
    private final Performance performance = concert.performance();

    private Buyer atTheTill(Device device) {
        return atTheTill(fan(device));
    }

    private Buyer atTheTill(Visitor fan) {
        return Buyer.admit(fan, concert)
                .choosesSeatsOf(performance)
                .holdsTwoSeats()
                .goesToPay();
    }

    @Test
    @DisplayName("S1-9 Missing points are added in one step, and the payment follows on the same page")
    void addsMissingPoints() {
        Buyer buyer = atTheTill(Device.DESK);
        assertThat(buyer.page().locator(".missing")).containsText("100,000 P");

        buyer.button("Add 100,000 P").click();
        assertThat(buyer.text("You can pay now.")).isVisible();
        buyer.button("Pay 100,000 P").click();

        buyer.hasPaid().ownsTickets(2);
    }

    @Test
    @DisplayName("S2-8 P-8 A declined card leads back with the time that is left")
    void leadsBackAfterADecline() {
        Buyer buyer = atTheTill(Device.DESK).paysByCard("A card that is declined");

        assertThat(buyer.page().locator(".notice.bad"))
                .containsText("Your seats are still held until the time is over.");
        assertThat(buyer.page().locator(".order-time")).containsText(Pattern.compile("4:\\d\\d"));
        buyer.shows("pay-declined").paysByCard("A card without enough money");
        assertThat(buyer.page().locator(".notice.bad")).containsText("The card does not have enough money.");
        buyer.paysByCard("Pay with a card that works").hasPaid().ownsTickets(2);
    }

    @Test
    @DisplayName("S2-8 A pending payment is shown as pending and settles by itself")
    void settlesByItself() {
        Buyer buyer = atTheTill(Device.DESK).paysByCard("A bank that charges and never answers");

        assertThat(buyer.text("Your bank has not decided yet")).isVisible();
        buyer.shows("pay-pending").hasPaid().ownsTickets(2);
    }

    @Test
    @DisplayName("P-2 A payment without an outcome is repeated with its key, also after the page was loaded again")
    void repeatsWithTheSameKey() {
        Buyer buyer = atTheTill(Device.DESK);
        List<String> keys = new CopyOnWriteArrayList<>();
        buyer.page().route(PAYMENTS, route -> refuseOnce(route, keys));
        buyer.paysByCard("Pay with a card that works");
        assertThat(buyer.text("The same payment is sent again")).isVisible();
        buyer.shows("pay-again");

        buyer.page().reload();

        buyer.hasPaid().ownsTickets(2);
        assertThat(keys).hasSizeGreaterThan(1).containsOnly(keys.getFirst());
    }

    /** Answers payments with 503 until the page is loaded again, which asks for the payments there are. */
    private static void refuseOnce(Route route, List<String> keys) {
        if (!route.request().method().equals("POST")) {
            route.resume();
            return;
        }
        keys.add(route.request().headerValue("Idempotency-Key"));
        if (keys.size() == 1) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(503)
                    .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "20"))
                    .setBody("{\"code\": \"unavailable\", \"status\": 503}"));
        } else {
            route.resume();
        }
    }

    @Test
    @DisplayName("P-2 A payment is tried again by itself when the service is back")
    void triesAgainByItself() {
        Buyer buyer = atTheTill(Device.DESK);
        buyer.page().route(PAYMENTS, route -> route.abort(), new Page.RouteOptions().setTimes(2));

        buyer.paysByCard("Pay with a card that works").hasPaid().ownsTickets(2);
    }

    @Test
    @DisplayName("S2-8 Where there is no sandbox, a card is paid with by the token of a payment app")
    void paysWithTheTokenOfAnApp() {
        Visitor fan = fan(Device.PHONE)
                .rewrites(
                        "**/sales-rules",
                        body -> body.replaceFirst("\"sandboxCardTokens\":\\[.*?]", "\"sandboxCardTokens\":[]"));
        Buyer buyer = atTheTill(fan);
        buyer.page()
                .getByLabel("Card", new Page.GetByLabelOptions().setExact(true))
                .check();
        buyer.page().getByLabel("Card token").fill("tok_ok");
        buyer.shows("pay-token").button("Pay 100,000 P").click();

        buyer.hasPaid().ownsTickets(2);
    }

    @Test
    @DisplayName("P-4 Seats that are reserved and not paid are given back at once")
    void givesTheSeatsBack() {
        Buyer buyer = atTheTill(Device.DESK);
        String here = buyer.page().url();

        buyer.button("Give seats back").click();
        buyer.shows("pay-give-back")
                .page()
                .getByRole(com.microsoft.playwright.options.AriaRole.DIALOG)
                .locator(".danger")
                .click();

        buyer.page().waitForURL(Pattern.compile("/performances/"));
        frontrow().user().admitInto(concert).holds(performance, 5, 6).expect(201);
        buyer.page().navigate(here);
        assertThat(buyer.text("You have given these seats back, or the date was canceled."))
                .isVisible();
        buyer.shows("pay-canceled");
        buyer.visitor().rewrites("**/api/v1/reservations/*", body -> body.replace("CANCELED", "EXPIRED"));
        buyer.page().reload();
        assertThat(buyer.text("The time to pay is over, and the seats were released."))
                .isVisible();
        buyer.shows("pay-expired");
    }

    @Test
    @DisplayName("Paying is accessible in both languages, both themes and all sizes")
    void isAccessible() {
        Buyer buyer = atTheTill(Device.PHONE).isAccessibleEverywhere("pay");
        buyer.page().locator("input[value=CARD]").check();
        buyer.isAccessibleEverywhere("pay-card")
                .page()
                .locator(".sandbox-cards button")
                .first()
                .click();
        buyer.hasPaid().isAccessibleEverywhere("paid");
    }
}
