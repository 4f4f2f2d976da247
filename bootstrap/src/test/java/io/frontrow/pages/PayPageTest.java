package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    @DisplayName("P-2 A payment that was refused is over: it is not sent again when the page is opened, or another way")
    void forgetsARefusedPayment() {
        Account account = Account.of(frontrow());
        UUID reservationId = reservedElsewhere(account);
        Visitor fan = visitor(Device.DESK).signsIn(account);
        List<Sent> sent = notesPayments(fan);
        Buyer buyer = new Buyer(fan.opens("/reservations/" + reservationId));
        buyer.paysByCard("Pay with a card that works");
        assertThat(buyer.text("This browser does not know your place in line.")).isVisible();

        Buyer.admit(fan, concert);
        fan.opens("/reservations/" + reservationId);
        assertThat(buyer.button("Pay 100,000 P")).isVisible();
        assertThat(sent).hasSize(1);
        buyer.button("Pay 100,000 P").click();

        buyer.hasPaid().ownsTickets(2);
        assertThat(sent).extracting(Sent::method).containsExactly("CARD", "WALLET");
        assertThat(sent).extracting(Sent::key).doesNotHaveDuplicates();
    }

    private UUID reservedElsewhere(Account account) {
        return account.user(frontrow())
                .withPoints(2 * Performance.PRICE)
                .admitInto(concert)
                .reserved(performance, 5, 6);
    }

    @Test
    @DisplayName("P-2 A payment without an outcome goes on before another way to pay, and the page says so")
    void finishesTheEarlierPaymentFirst() {
        Account account = Account.of(frontrow());
        account.user(frontrow()).withPoints(2 * Performance.PRICE);
        Buyer buyer = atTheTill(visitor(Device.DESK).signsIn(account));
        List<Sent> sent = notesPayments(buyer.visitor());
        buyer.page().route(PAYMENTS, PayPageTest::refusesWhoIsNotSignedIn);
        buyer.paysByCard("Pay with a card that works");
        assertThat(buyer.text("Sign in or create an account to continue.")).isVisible();
        buyer.page().unroute(PAYMENTS);

        buyer.page().locator("input[value=WALLET]").check();
        buyer.button("Pay 100,000 P").click();

        buyer.hasPaid().ownsTickets(2);
        assertThat(buyer.text("Your earlier payment had no answer yet, so it went on first."))
                .isVisible();
        buyer.shows("pay-earlier");
        assertThat(sent).extracting(Sent::method).containsOnly("CARD");
        assertThat(sent).extracting(Sent::key).containsOnly(sent.getFirst().key());
    }

    private static void refusesWhoIsNotSignedIn(Route route) {
        if (route.request().method().equals("POST")) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(401)
                    .setHeaders(Map.of("Content-Type", "application/problem+json"))
                    .setBody("{\"code\": \"unauthenticated\", \"status\": 401}"));
        } else {
            route.resume();
        }
    }

    /** A payment as a page has asked for it. */
    private record Sent(String key, String method) {
        static Sent of(Request request) {
            boolean isByCard = request.postData().contains("\"CARD\"");
            return new Sent(request.headerValue("Idempotency-Key"), isByCard ? "CARD" : "WALLET");
        }
    }

    private static List<Sent> notesPayments(Visitor fan) {
        List<Sent> sent = new CopyOnWriteArrayList<>();
        fan.page().onRequest(request -> {
            if (PAYMENTS.matcher(request.url()).find() && request.method().equals("POST")) {
                sent.add(Sent.of(request));
            }
        });
        return sent;
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
                .getByRole(AriaRole.DIALOG)
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
    @DisplayName("P-4 A page that was open while another tab paid shows that, and gives no paid seats back")
    void givesNoPaidSeatsBack() {
        Buyer buyer = atTheTill(Device.DESK);
        Page other = buyer.visitor().opensTab(buyer.page().url());
        assertThat(other.locator("fr-pay-form")).isVisible();

        buyer.paysByCard("Pay with a card that works").hasPaid();

        assertThat(other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Your tickets are paid");
        buyer.ownsTickets(2);
    }

    @Test
    @DisplayName("P-4 Seats that another device has paid for are not given back by a page that did not know")
    void readsBeforeItGivesBack() {
        Account account = Account.of(frontrow());
        TestUser user =
                account.user(frontrow()).withPoints(2 * Performance.PRICE).admitInto(concert);
        UUID reservationId = user.reserved(performance, 5, 6);
        Buyer buyer = new Buyer(visitor(Device.DESK).signsIn(account).opens("/reservations/" + reservationId));
        buyer.button("Give seats back").click();
        user.pays(reservationId).expect(201);

        buyer.page().getByRole(AriaRole.DIALOG).locator(".danger").click();

        buyer.hasPaid().ownsTickets(2);
    }

    @Test
    @DisplayName("P-4 A page to which one comes back shows what another device has paid for meanwhile")
    void readsAgainWhenItIsShown() {
        Account account = Account.of(frontrow());
        TestUser user =
                account.user(frontrow()).withPoints(2 * Performance.PRICE).admitInto(concert);
        UUID reservationId = user.reserved(performance, 5, 6);
        Visitor fan = visitor(Device.DESK).signsIn(account).opens("/reservations/" + reservationId);
        assertThat(fan.button("Give seats back")).isVisible();
        user.pays(reservationId).expect(201);

        fan.comesBackUntil(fan.heading(), "Your tickets are paid");
    }

    @Test
    @DisplayName("P-13 Whoever signs out, or in as somebody else, in another tab leaves no order on the page")
    void showsTheOrderToNobodyElse() {
        Visitor fan = fan(Device.DESK);
        Page other = fan.opensTab("/sign-in");
        Buyer buyer = atTheTill(fan);
        assertThat(buyer.page().locator(".order")).isVisible();

        other.evaluate(WalletPageTest.SIGNS_OUT);

        assertThat(buyer.text("Sign in or create an account to continue.")).isVisible();
        assertThat(buyer.page().locator(".order")).hasCount(0);
        assertThat(buyer.page().locator("fr-pay-form")).hasCount(0);
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
