package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import io.frontrow.scenario.harness.Concert;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees the console. */
class ConsoleAccessTest extends ConsoleTest {
    private final Concert concert = frontrow().concert();

    @ParameterizedTest
    @ValueSource(strings = {"/operator", "/operator/trust", "/operator/concerts/", "/operator/performances/"})
    @DisplayName("P-19 A fan finds no way to the console, and at its addresses a page that says whose it is")
    void saysThatItIsForOperators(String path) {
        Visitor fan = fan(Device.PHONE);
        assertThat(fan.link("Console")).hasCount(0);

        fan.opens(withId(path));

        assertThat(fan.heading()).hasText("Console");
        assertThat(fan.page().locator("main")).containsText("This page is for operators.");
        fan.shows("console-refused").isAccessible();
    }

    private String withId(String path) {
        return switch (path) {
            case "/operator/concerts/" -> path + concert.id();
            case "/operator/performances/" -> path + concert.performance().id();
            default -> path;
        };
    }

    @Test
    @DisplayName("P-19 An operator signs in at the console and stays there")
    void signsInInPlace() {
        Visitor visitor = visitor(Device.DESK).opens("/operator");
        visitor.shows("console-signed-out").isAccessible();

        Visitor operator = operator(Device.DESK);
        operator.link("Console").click();

        assertThat(operator.heading()).hasText("Concerts");
        assertThat(operator.page()).hasTitle("Console · Frontrow");
    }

    @Test
    @DisplayName("P-19 Fans load nothing of the console")
    void loadsNothingForFans() {
        Visitor fan = visitor(Device.PHONE);
        List<String> urls = new CopyOnWriteArrayList<>();
        fan.page().onRequest((Request request) -> urls.add(request.url()));

        fan.opens("/");

        assertThat(urls).isNotEmpty().noneMatch(url -> url.contains("/operator/") || url.contains("/uplot/"));
    }
}
