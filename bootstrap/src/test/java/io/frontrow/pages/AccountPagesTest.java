package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountPagesTest extends PagesTest {
    static Device[] devices() {
        return new Device[] {Device.DESK, Device.PHONE.korean(), Device.SMALL_PHONE.dark()};
    }

    @Test
    void signsUpAndComesBackToWhereOneWas() {
        Visitor visitor = visitor(Device.PHONE).opens("/sign-up?return=/wallet");
        Account account = Account.unknown();
        visitor.page().getByLabel("Name").fill("Mina");
        fill(visitor, account);
        visitor.button("Create account").click();

        assertThat(visitor.heading()).hasText("Wallet");
        assertThat(visitor.page()).hasURL(Pattern.compile("/wallet$"));
    }

    @Test
    void signsInByKeyboardAndStaysSignedInAfterAReload() {
        Visitor visitor = visitor(Device.DESK).opens("/sign-in?return=/wallet");
        Account account = Account.of(frontrow());
        visitor.page().getByLabel("E-mail").focus();
        visitor.page().keyboard().type(account.email());
        visitor.page().keyboard().press("Tab");
        visitor.page().keyboard().type(account.password());
        visitor.page().keyboard().press("Enter");

        assertThat(visitor.heading()).isFocused();
        visitor.page().reload();

        assertThat(visitor.heading()).hasText("Wallet");
        assertThat(visitor.page().getByText("No transactions yet.")).isVisible();
    }

    @Test
    void keepsNoTokenWhereScriptsCanReadIt() {
        Visitor visitor = fan(Device.DESK);

        assertThat(visitor.page().evaluate("document.cookie")).isEqualTo("");
        assertThat((String) visitor.page().evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
                .doesNotContain("eyJ")
                .doesNotContainIgnoringCase("token");
        assertThat(visitor.context().cookies()).singleElement().satisfies((Cookie cookie) -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.name).isEqualTo("refresh-token");
        });
    }

    @Test
    void saysThatThePasswordIsWrongAndKeepsWhatWasTyped() {
        Visitor visitor = visitor(Device.PHONE.korean()).opens("/sign-in");
        fill(visitor, new Account("nobody@fans.example", "wrong password"), "이메일", "비밀번호");
        visitor.page().locator("form .main").click();

        assertThat(visitor.page().getByRole(AriaRole.ALERT).filter(hasText("이메일 또는 비밀번호가 올바르지 않습니다.")))
                .isVisible();
        assertThat(visitor.page().getByLabel("이메일")).hasValue("nobody@fans.example");
        visitor.shows("sign-in-refused").isAccessible();
    }

    @Test
    void leadsOnlyToPagesOfOurOwn() {
        Visitor visitor = visitor(Device.DESK).opens("/sign-in?return=https://evil.example/wallet");
        fill(visitor, Account.of(frontrow()));
        visitor.page().locator("form .main").click();

        assertThat(visitor.heading()).hasText("Concerts");
    }

    @Test
    void signsOutInEveryTab() {
        Visitor visitor = fan(Device.DESK).opens("/wallet");
        Page other = visitor.opensTab("/wallet");
        assertThat(other.getByText("No transactions yet.")).isVisible();

        visitor.button("Menu").click();
        visitor.button("Sign out").click();

        assertThat(visitor.heading()).hasText("Concerts");
        assertThat(other.getByText("Sign in to continue.")).isVisible();
        assertThat(visitor.context().cookies()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("devices")
    @DisplayName("Signing in and up is accessible")
    void isAccessible(Device device) {
        Visitor visitor = visitor(device).opens("/sign-in");
        visitor.shows("sign-in").isAccessible();
        visitor.opens("/sign-up").shows("sign-up").isAccessible();
    }

    @Test
    void suitsPasswordManagers() {
        Visitor visitor = visitor(Device.DESK).opens("/sign-in");
        assertThat(visitor.page().getByLabel("E-mail")).hasAttribute("autocomplete", "username");
        assertThat(password(visitor)).hasAttribute("autocomplete", "current-password");

        visitor.opens("/sign-up");
        assertThat(password(visitor)).hasAttribute("autocomplete", "new-password");
    }

    private static Locator.FilterOptions hasText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator password(Visitor visitor) {
        return visitor.page().locator("input[name=password]");
    }

    private static void fill(Visitor visitor, Account account) {
        fill(visitor, account, "E-mail", "Password");
    }

    private static void fill(Visitor visitor, Account account, String email, String password) {
        visitor.page().getByLabel(email).fill(account.email());
        visitor.page()
                .getByLabel(password, new Page.GetByLabelOptions().setExact(true))
                .fill(account.password());
    }
}
