package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.frontrow.scenario.harness.TestUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator adds points to a wallet. */
class ConsoleWalletsTest extends ConsoleTest {
    private final Account account = Account.of(frontrow());
    private final TestUser owner = account.user(frontrow()).withPoints(1_000);

    @Test
    @DisplayName("P-19 An operator finds a wallet by e-mail and credits it, on every device")
    void creditsAWallet() {
        Visitor operator = operator(Device.DESK).opens("/operator");
        operator.link("Wallets").click();
        assertThat(operator.heading()).hasText("Wallets");
        Locator wallets = operator.page().locator("fr-credit-wallet");
        find(operator, "nobody@fans.example");
        assertThat(wallets).containsText("No account has this e-mail.");
        operator.shows("console-wallets-nobody").isAccessible();

        find(operator, account.email());
        assertThat(wallets).containsText("1,000 P");
        operator.page().getByLabel("Points to add").fill("0");
        operator.button("Add points").click();
        assertThat(operator.page().getByLabel("Points to add")).hasAttribute("aria-invalid", "true");
        operator.page().getByLabel("Points to add").fill("25,000");
        operator.button("Add points").click();

        assertThat(wallets.locator(".notice.good")).containsText("25,000 P added to the wallet of");
        assertThat(wallets).containsText("26,000 P");
        assertThat(owner.balance()).isEqualTo(26_000);
        operator.isAccessibleEverywhere("console-wallets");
    }

    private static void find(Visitor operator, String email) {
        operator.page().getByLabel("E-mail of the account").fill(email);
        operator.button("Find").click();
    }
}
