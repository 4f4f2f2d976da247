package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalletPageTest extends PagesTest {
    static Device[] devices() {
        return new Device[] {
            Device.DESK.dark(), Device.PHONE, Device.PHONE.korean().dark(), Device.SMALL_PHONE.korean()
        };
    }

    @ParameterizedTest
    @MethodSource("devices")
    @DisplayName("A wallet can be topped up and shows what has changed it, on every device")
    void topsUp(Device device) {
        Visitor fan = fan(device).opens("/wallet");

        fan.page().locator("form .main").click();

        assertThat(fan.page().locator(".notice.good")).containsText("100,000");
        assertThat(fan.page().locator(".head nav")).containsText("100,000");
        assertThat(fan.page().locator(".ledger li")).hasCount(1);
        fan.shows("wallet").isAccessible();
    }

    @Test
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

        fan.button("Top up").click();
        assertThat(alert(fan)).containsText("There is no connection");
        fan.button("Top up").click();

        assertThat(fan.page().locator(".notice.good")).containsText("100,000 P added");
        assertThat(fan.page().locator(".ledger li")).hasCount(1);
    }

    @Test
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

    private static Locator alert(Visitor fan) {
        return fan.page()
                .locator("main")
                .getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText("connection"));
    }
}
