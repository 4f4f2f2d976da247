package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalletPageTest extends PagesTest {
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

    private static void topsUp(Visitor fan, String amount) {
        fan.button("Top up").click();
        assertThat(fan.page().locator(".notice.good")).containsText(amount + " added");
    }

    /** Presses, and loads the page again while the call is being repeated. */
    private Visitor losesTheResponseOfATopUp() {
        Visitor fan = fan(Device.DESK).opens("/wallet");
        AtomicInteger calls = new AtomicInteger();
        fan.page().route("**/wallet/charges", route -> {
            if (calls.getAndIncrement() == 0) {
                route.fetch();
            }
            route.abort();
        });
        fan.button("Top up").click();
        assertThat(fan.page().locator("form [role=status]")).containsText("is tried again");
        fan.page().unroute("**/wallet/charges");
        fan.page().reload();
        return fan;
    }

    /** Known together with what was added, unlike the list below it. */
    private static Locator balance(Visitor fan) {
        return fan.page().locator("section:has(#balance) .big");
    }

    @Test
    @DisplayName("S3-7.1 A wallet can be topped up on a page without TLS, which has fewer means of the browser")
    void topsUpWithoutTls() {
        Visitor fan = visitor(Device.DESK);
        fan.page().addInitScript("delete Crypto.prototype.randomUUID");
        fan.opens("/").signsIn(Account.of(frontrow())).opens("/wallet");

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
