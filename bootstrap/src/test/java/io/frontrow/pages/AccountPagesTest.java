package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPagesTest extends PagesTest {
    private static final String STARTS_TO_SIGN_IN = """
            async ([email, password]) => {
              const script = document.querySelector('script[type=module]').src;
              const { 'lib/session.js': { session } } = await import(script);
              window.signedIn = session.signIn(email, password).then((user) => { window.user = user; });
            }
            """;

    private static final String IS_WAITING_OR_SIGNED_IN = """
            async () => {
              const { pending } = await navigator.locks.query();
              return window.user !== undefined || pending.some((lock) => lock.name === 'session');
            }
            """;

    @Test
    @DisplayName("S2-1 Who signs up comes back to the page before")
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
    @DisplayName("S2-1 S2-10 Signing in works by keyboard alone, and lasts after a reload")
    void signsInByKeyboardAndStaysSignedInAfterAReload() {
        Visitor visitor = visitor(Device.DESK).opens("/sign-in?return=/wallet");
        Account account = Account.of(frontrow());
        visitor.tabsTo(visitor.page().getByLabel("E-mail"));
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
    @DisplayName("P-19 No token is kept where scripts can read it")
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
    @DisplayName("S2-1 A wrong password is told, and what was typed stays")
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
    @DisplayName("S2-1 Who signs up with the e-mail of an account is told so at once")
    void saysThatTheAccountExists() {
        Visitor visitor = visitor(Device.SMALL_PHONE).opens("/sign-up");
        visitor.page().getByLabel("Name").fill("Mina");
        fill(visitor, Account.of(frontrow()));
        visitor.button("Create account").click();

        assertThat(visitor.page().getByRole(AriaRole.ALERT).filter(hasText("There is already an account")))
                .isVisible();
        visitor.shows("sign-up-refused").isAccessible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/wallet", "http://", "//", "blob:https://evil.example/", "javascript:0"})
    void leadsOnlyToPagesOfOurOwn(String address) {
        Visitor visitor = visitor(Device.DESK).opens("/sign-in?return=" + address);
        fill(visitor, Account.of(frontrow()));
        visitor.page().locator("form .main").click();

        assertThat(visitor.heading()).hasText("Concerts");
    }

    @Test
    void linksOnlyToPagesOfOurOwn() {
        Visitor visitor = fan(Device.DESK).opens("/sign-in?return=/.//evil.example");

        Locator link = visitor.page().locator(".page a.main");
        assertThat(link.evaluate("link => link.origin === location.origin")).isEqualTo(true);
    }

    @Test
    @DisplayName("P-19 Signing out ends the session in every tab")
    void signsOutInEveryTab() {
        Visitor visitor = fan(Device.DESK).opens("/wallet");
        Page other = visitor.opensTab("/wallet");
        assertThat(other.getByText("No transactions yet.")).isVisible();

        visitor.button("Menu").click();
        visitor.button("Sign out").click();

        assertThat(visitor.heading()).hasText("Concerts");
        assertThat(other.getByText("Sign in or create an account to continue.")).isVisible();
        assertThat(visitor.context().cookies()).isEmpty();
    }

    @Test
    @DisplayName("P-19 Signing out without a network ends the session as soon as there is one")
    void endsTheSessionWhenTheNetworkIsBack() {
        Visitor visitor = fan(Device.DESK).opens("/wallet");
        visitor.context().setOffline(true);
        visitor.page().evaluate(WalletPageTest.SIGNS_OUT);
        assertThat(visitor.context().cookies()).hasSize(1);

        visitor.context().setOffline(false);

        await().until(() -> visitor.page().evaluate("1").equals(1)
                && visitor.context().cookies().isEmpty());
    }

    @Test
    @DisplayName("P-19 Signing out while the service cannot be reached ends the session at the next visit")
    void endsTheSessionAtTheNextVisit() {
        Visitor visitor = signsOutInVain();

        visitor.opens("/wallet");

        await().until(() -> visitor.page().evaluate("1").equals(1)
                && visitor.context().cookies().isEmpty());
    }

    @Test
    @DisplayName("P-19 Signing in ends the session before first, if that is still to be done")
    void endsTheSessionBeforeTheNext() {
        Visitor visitor = signsOutInVain();
        List<String> calls = new CopyOnWriteArrayList<>();
        visitor.page().onRequest(request -> {
            if (request.url().contains("/sessions")) {
                calls.add(URI.create(request.url()).getPath());
            }
        });

        visitor.signsIn(Account.of(frontrow())).opens("/wallet");

        assertThat(visitor.page().getByText("No transactions yet.")).isVisible();
        assertThat(calls).containsExactly("/api/v1/sessions/end", "/api/v1/sessions", "/api/v1/sessions/refresh");
    }

    @Test
    @DisplayName("P-19 A tab that still ends the session before does not end that of a sign-in in another tab")
    void endsNoSessionOfAnotherTab() {
        Visitor visitor = signsOutInVain();
        Page other = visitor.context().newPage();
        CompletableFuture<Route> ending = new CompletableFuture<>();
        other.route("**/sessions/end", ending::complete);
        other.navigate("/");
        other.waitForCondition(ending::isDone);

        Account account = Account.of(frontrow());
        visitor.page().evaluate(STARTS_TO_SIGN_IN, List.of(account.email(), account.password()));
        await().until(() -> visitor.page().evaluate(IS_WAITING_OR_SIGNED_IN).equals(true));
        other.waitForResponse("**/sessions/end", () -> ending.join().resume());
        visitor.page().evaluate("window.signedIn");

        assertThat(visitor.opens("/wallet").page().getByText("No transactions yet."))
                .isVisible();
    }

    private Visitor signsOutInVain() {
        Visitor visitor = fan(Device.DESK).opens("/wallet");
        visitor.page().route("**/sessions/end", Route::abort);
        visitor.page().evaluate(WalletPageTest.SIGNS_OUT);
        visitor.page().unroute("**/sessions/end");
        assertThat(visitor.context().cookies()).hasSize(1);
        return visitor;
    }

    @Test
    @DisplayName("Signing in and up is accessible in both languages, both themes and all sizes")
    void isAccessible() {
        Visitor visitor = visitor(Device.PHONE).opens("/sign-in").isAccessibleEverywhere("sign-in");
        visitor.opens("/sign-up").isAccessibleEverywhere("sign-up");
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
