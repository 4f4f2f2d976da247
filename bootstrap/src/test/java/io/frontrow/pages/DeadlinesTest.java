package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when the time to pay is over, on an application whose holds are short. */
@ExtendWith(ChromiumCondition.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls start.
class DeadlinesTest {
    private static final LocatorAssertions.ContainsTextOptions LONG =
            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);

    private FrontrowServer server;
    private TestSystem frontrow;

    @BeforeAll
    void start() {
        Stores stores = Stores.ofTests();
        server = FrontrowServer.start(
                stores,
                "--frontrow.seats.hold-duration=15s",
                "--frontrow.gateway.reply-timeout=500ms",
                "--frontrow.gateway.overdue-after=45s",
                "--frontrow.gateway.sandbox.late-callback-delay=20s");
        frontrow = TestSystem.of(stores, server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    private Buyer buyer(Visitor visitor, Concert concert) {
        visitor.signsIn(Account.of(frontrow));
        return Buyer.admit(visitor, concert).choosesSeatsOf(concert.performance());
    }

    @Test
    @DisplayName("S1-6 S3-8.2.3 When a hold runs out the page says so, and the seats are free for everybody")
    void saysThatTheHoldIsOver() {
        Concert concert = frontrow.concert();
        try (Visitor visitor = new Visitor(Chromium.shared(), frontrow.address(), Device.DESK)) {
            Buyer buyer = buyer(visitor, concert).holdsTwoSeats();

            assertThat(buyer.told()).containsText("The time to pay is over", LONG);

            buyer.shows("seats-hold-over");
            assertThat(visitor.page().locator(".chip.urgent")).hasCount(0);
            frontrow.user()
                    .admitInto(concert)
                    .holds(concert.performance(), 5, 6)
                    .expect(201);
            visitor.metNoFault();
        }
    }

    @Test
    @DisplayName(
            "S2-8 P-8 A payment that is pending when the page is closed is found again; a late card says why and is refunded")
    void findsAPendingPaymentAgain() {
        Concert concert = frontrow.concert();
        try (Visitor visitor = new Visitor(Chromium.shared(), frontrow.address(), Device.PHONE)) {
            Buyer buyer = buyer(visitor, concert).holdsTwoSeats().goesToPay();
            String here = visitor.page().url();
            buyer.paysByCard("A bank that confirms later");
            assertThat(buyer.text("Your bank has not decided yet")).isVisible();

            visitor.page().evaluate("sessionStorage.clear()");
            visitor.page().navigate("about:blank");
            visitor.page().navigate(here);

            assertThat(buyer.text("Your bank has not decided yet")).isVisible();
            assertThat(visitor.page().locator(".notice.bad"))
                    .containsText("The bank charged 100,000 P after the time to pay was over", LONG);
            assertThat(visitor.heading()).hasText("Not paid");
            buyer.shows("pay-late");
            visitor.link("Choose seats again").click();
            assertThat(visitor.page()).hasURL(Pattern.compile("/performances/"));
            visitor.metNoFault();
        }
    }
}
