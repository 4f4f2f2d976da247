package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalletPageTest extends PagesTest {
    static final String SIGNS_OUT = """
            async () => {
              const script = document.querySelector('script[type=module]').src;
              const { 'lib/session.js': { session } } = await import(script);
              await session.signOut();
            }
            """;

    private static final String FILLS_STORAGE = """
            void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); });
            """;

    /** The keys of top-ups whose response got lost. */
    private final List<String> lost = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("S0-5 S3-7.1 S3-7.2 A wallet can be topped up and shows what has changed it, on every device")
    void topsUp() {
        Visitor fan = fan(Device.SMALL_PHONE.korean()).opens("/wallet");

        fan.page().locator("form .main").click();

        assertThat(fan.page().locator(".notice.good")).containsText("100,000");
        assertThat(fan.page().locator(".head nav")).containsText("100,000");
        assertThat(fan.page().locator(".ledger li")).hasCount(1);
        fan.isAccessibleEverywhere("wallet");
    }

    @Test
    @DisplayName("P-2 A top-up without a response is repeated, and happens once")
    void repeatsAnUnansweredTopUpOnce() {
        Visitor fan = fan(Device.DESK).opens("/wallet");
        AtomicInteger calls = new AtomicInteger();
        fan.page().route("**/wallet/charges", route -> {
            if (calls.getAndIncrement() == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });

        topsUp(fan, "100,000 P");
        assertThat(balance(fan)).hasText("100,000 P");
    }

    @Test
    @DisplayName("P-2 A top-up without a response happens once, also if it is pressed again after a reload")
    void repeatsAnUnansweredTopUpAfterAReload() {
        Visitor fan = losesTheResponseOfATopUp();

        topsUp(fan, "100,000 P");
        assertThat(balance(fan)).hasText("100,000 P");
    }

    @Test
    @DisplayName("P-2 After a top-up without a response, another amount is a top-up of its own")
    void topsUpAnotherAmount() {
        Visitor fan = losesTheResponseOfATopUp();

        fan.button("50,000 P").click();
        topsUp(fan, "50,000 P");
        assertThat(balance(fan)).hasText("150,000 P");
    }

    @Test
    @DisplayName("P-2 Where the storage of the browser is full, too, each top-up is one of its own")
    void topsUpTwiceWhereTheStorageIsFull() {
        Visitor fan = visitor(Device.DESK);
        fan.page().addInitScript(FILLS_STORAGE);
        fan.opens("/wallet").signsIn(Account.of(frontrow()));

        topsUp(fan, "100,000 P");
        assertThat(balance(fan)).hasText("100,000 P");
        topsUp(fan, "100,000 P");
        assertThat(balance(fan)).hasText("200,000 P");
    }

    @Test
    @DisplayName("P-13 Where the storage of the browser has become full, who signs in replaces who was signed in")
    void replacesTheUserWhereTheStorageIsFull() {
        Visitor fan = fan(Device.DESK).opens("/wallet");
        topsUp(fan, "100,000 P");
        fan.page().evaluate(FILLS_STORAGE);

        fan.signsIn(Account.of(frontrow()));

        assertThat(balance(fan)).hasText("0 P");
        Object stored = fan.page().evaluate("localStorage.getItem('frontrow.user')");
        assertThat(stored).isNull();
    }

    private static void topsUp(Visitor fan, String amount) {
        fan.button("Top up").click();
        assertThat(fan.page().locator(".notice.good")).containsText(amount + " added");
    }

    /** Presses, and loads the page again while the call is being repeated. */
    private Visitor losesTheResponseOfATopUp() {
        Visitor fan = fan(Device.DESK).opens("/wallet");
        AtomicInteger calls = new AtomicInteger();
        fan.page().route("**/wallet/charges", route -> {
            lost.add(route.request().headerValue("Idempotency-Key"));
            if (calls.getAndIncrement() == 0) {
                route.fetch();
            }
            route.abort();
        });
        fan.button("Top up").click();
        assertThat(fan.page().locator("form [role=status]")).containsText("The same top-up is sent again");
        fan.page().unroute("**/wallet/charges");
        fan.page().reload();
        return fan;
    }

    /** Known together with what was added, unlike the list below it. */
    private static Locator balance(Visitor fan) {
        return fan.page().locator("section:has(#balance) .big");
    }

    @Test
    @DisplayName("P-2 P-13 A top-up without an outcome is not made for whoever signs in next in the same tab")
    void topsUpNobodyElse() {
        Visitor fan = losesTheResponseOfATopUp();
        fan.page().evaluate(SIGNS_OUT);
        fan.signsIn(Account.of(frontrow())).opens("/wallet");
        assertThat(fan.page().getByText("No transactions yet.")).isVisible();
        List<String> keys = new CopyOnWriteArrayList<>();
        fan.page().onRequest(request -> {
            if (request.url().endsWith("/wallet/charges")) {
                keys.add(request.headerValue("Idempotency-Key"));
            }
        });

        topsUp(fan, "100,000 P");

        assertThat(keys).hasSize(1).doesNotContainAnyElementsOf(lost);
    }

    @ParameterizedTest
    @CsvSource({"OPERATOR, Points are added by the organizer.", "OFF, No points are added here."})
    @DisplayName("S3-7.1 Where fans do not top up their wallets, the page says who does")
    void saysWhoTopsUp(String charges, String words) {
        Visitor fan = fan(Device.SMALL_PHONE)
                .rewrites("**/sales-rules", body -> body.replace("\"OPEN\"", "\"" + charges + "\""))
                .opens("/wallet");

        assertThat(fan.page().locator("main")).containsText(words);
        fan.shows("wallet-" + charges.toLowerCase(Locale.ROOT)).isAccessible();
    }

    @Test
    @DisplayName("S3-7.1 A wallet can be topped up on a page without TLS, which has fewer means of the browser")
    void topsUpWithoutTls() {
        Visitor fan = visitor(Device.DESK);
        fan.page().addInitScript("delete Crypto.prototype.randomUUID");
        fan.signsIn(Account.of(frontrow())).opens("/wallet");

        topsUp(fan, "100,000 P");
    }

    @Test
    @DisplayName("P-14 A wallet that cannot be read says so, and is read again by itself")
    void saysThatTheServiceCannotBeReachedAndTriesAgain() {
        Visitor fan = fan(Device.PHONE);
        AtomicInteger calls = new AtomicInteger();
        fan.page().route("**/wallet/entries*", route -> {
            if (calls.getAndIncrement() == 0) {
                route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("{\"code\":\"unavailable\"}"));
            } else {
                route.resume();
            }
        });

        fan.page().locator("a[href='/wallet']").first().click();

        assertThat(fan.page().locator(".banner")).containsText("Frontrow cannot be reached.");
        assertThat(fan.page().getByText("No transactions yet.")).isVisible();
        assertThat(fan.page().locator(".banner")).isHidden();
    }
}
