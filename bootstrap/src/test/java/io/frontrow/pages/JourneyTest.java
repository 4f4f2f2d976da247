package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the list of concerts to the tickets. */
class JourneyTest extends PagesTest {
    private final String title =
            "밤하늘 아래 다시 만나는 한여름의 오케스트라 앙코르 콘서트 " + UUID.randomUUID().toString().substring(0, 4);
    private final Account account = Account.of(frontrow());

    /** So early that it is among the first of the list. */
    @BeforeEach
    void announcesSoon() {
        Concert announced = frontrow().operator().announces(Instant.now().minus(Duration.ofDays(1)));
        frontrow().operator().changes(announced, RoomPolicy.WIDE).expect(200);
        frontrow()
                .operator()
                .sends(Request.patch("/admin/concerts/" + announced.id()).json(Map.of("title", title)))
                .expect(200);
        frontrow().operator().adds(announced, Instant.now().plus(Duration.ofDays(2)));
    }

    @Test
    @DisplayName("S0-1 S1-7 S2-1 S3-6.1.1 The whole journey works by keyboard alone, in a window enlarged to 200 %")
    void worksByKeyboardAlone() {
        Visitor visitor = visitor(Device.ENLARGED);
        Page page = visitor.page();
        visitor.findsConcert(visitor.link(title));
        page.evaluate("scrollTo(0, 0)");
        visitor.shows("enlarged-home").fitsTheWindow();
        Buyer buyer = new Buyer(visitor).pressesByKeyboard(title);
        assertThat(visitor.heading()).isFocused();
        assertThat(visitor.button("Choose seats")).isVisible();
        visitor.shows("enlarged-concert").fitsTheWindow();
        buyer.pressesByKeyboard("Choose seats");
        assertThat(page.getByLabel("E-mail")).isFocused();
        visitor.shows("enlarged-sign-in").fitsTheWindow();
        page.keyboard().type(account.email());
        page.keyboard().press("Tab");
        page.keyboard().type(account.password());
        page.keyboard().press("Enter");

        assertThat(buyer.offers().first()).isVisible();
        buyer.shows("enlarged-seats")
                .pressesByKeyboard("Hall, row 1, seats 5–6")
                .pressesByKeyboard("Hold these 2 seats")
                .hasTheFocusIn(".choice-bar")
                .pressesByKeyboard("Continue to payment")
                .pressesByKeyboard("Add 100,000 P")
                .hasTheFocusIn("fr-pay-form");
        visitor.shows("enlarged-pay").fitsTheWindow();
        buyer.pressesByKeyboard("Pay 100,000 P").hasPaid().pressesByKeyboard("My tickets");

        assertThat(visitor.heading()).hasText("My tickets");
        assertThat(page.locator("article")).containsText("Hall, row 1, seats 5–6");
        visitor.shows("enlarged-tickets").fitsTheWindow();
        buyer.ownsTickets(2);
    }

    @Test
    @DisplayName("S0-1 S1-7 S2-1 S3-6.1.1 The whole journey works in Korean at 320 px by touch")
    void worksOnASmallPhone() {
        Visitor visitor = visitor(Device.SMALL_PHONE.korean());
        visitor.findsConcert(visitor.link(title));
        visitor.link(title).tap();
        assertThat(visitor.heading()).hasText(title);
        assertThat(visitor.button("좌석 선택하기")).isVisible();
        visitor.shows("small-concert").fitsTheWindow();
        visitor.button("좌석 선택하기").tap();
        visitor.page().getByLabel("이메일").fill(account.email());
        visitor.page()
                .getByLabel("비밀번호", new Page.GetByLabelOptions().setExact(true))
                .fill(account.password());
        visitor.page().locator("dialog form .main").tap();

        Buyer buyer = new Buyer(visitor);
        buyer.offers().nth(1).tap();
        visitor.shows("small-seats-chosen").fitsTheWindow();
        buyer.button("2석 선점").tap();
        buyer.shows("small-seats-held").button("결제하기").tap();
        buyer.button("100,000P 충전").tap();
        visitor.shows("small-pay").fitsTheWindow();
        buyer.button("100,000P 결제").tap();
        assertThat(visitor.heading()).hasText("결제가 완료되었습니다");
        visitor.shows("small-paid").fitsTheWindow();
        Locator tickets = visitor.page().locator("main a[href='/tickets']");
        tickets.tap();

        assertThat(visitor.page()).hasURL(Pattern.compile("/tickets$"));
        assertThat(visitor.page().locator("article")).containsText("100,000P");
        visitor.shows("small-tickets").fitsTheWindow();
        buyer.ownsTickets(2);
    }
}
