package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An installation on its own stores without any user. */
@ExtendWith(ChromiumCondition.class)
class FirstOperatorPageTest {
    private static final String CODE = "a code of the owner";

    @Test
    @DisplayName(
            "P-19 The owner of a new installation becomes its operator on a page, by the code of the log or a setting")
    void makesTheFirstOperator() {
        try (FrontrowServer server = FrontrowServer.start(Stores.ofTests(), "--frontrow.operator.first-code=" + CODE);
                Visitor owner = new Visitor(Chromium.shared(), server.address(), Device.PHONE)) {
            owner.opens("/operator");
            owner.page().getByText("Set up a new installation").click();
            fill(owner, "a code that is wrong");
            owner.shows("console-first-operator").isAccessible();
            owner.button("Become the first operator").click();
            assertThat(owner.page().locator("fr-first-operator")).containsText("not valid");

            owner.page().getByLabel("Code").fill(CODE);
            owner.button("Become the first operator").click();

            assertThat(owner.heading()).hasText("Concerts");
            assertThat(owner.page().locator("main")).containsText("There is no concert yet.");
            owner.shows("console-empty").isAccessible();
            owner.metNoFault();
        }
    }

    private static void fill(Visitor owner, String code) {
        owner.page().getByLabel("Code").fill(code);
        owner.page().getByLabel("Name").fill("Jun");
        owner.page().getByLabel("E-mail").fill("jun@frontrow.example");
        owner.page().getByLabel("Password").fill("moonlight-parade");
    }
}
