package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.frontrow.scenario.harness.FrontrowProcess;
import io.frontrow.test.TcpProxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlaceConnectionTest extends LineTest {

    @Test
    @DisplayName("U-5 A fan whose network goes and comes back sees so, and then the present place")
    void survivesTheNetwork() {
        Line line = Line.of(frontrow(), 3);
        Visitor fan = waits(line, Device.PHONE);
        assertThat(fan.page().locator("fr-heard")).containsText("Connected.");

        fan.context().setOffline(true);
        assertThat(fan.page().locator("fr-heard")).containsText("No connection.");
        fan.shows("waiting-room-offline").isAccessible();
        line.waiting().getFirst().leaves().expect(204);
        fan.context().setOffline(false);

        showsPlace(fan.page(), 3);
        assertThat(fan.page().locator("fr-heard")).containsText("Connected.");
        assertThat(fan.page().locator("fr-heard")).containsText(Pattern.compile("Updated (just now|\\d+ s ago)"));
    }

    @Test
    @DisplayName(
            "U-5 A page that is shown again connects again and asks once, since phones end streams without telling")
    void connectsAgainWhenThePageIsShown() {
        Visitor fan = waits(Line.of(frontrow(), 0), Device.PHONE);
        assertThat(fan.page().locator("fr-heard")).containsText("Connected.");

        fan.page()
                .waitForRequest(
                        url("/queue-tokens/current/events"),
                        () -> fan.page()
                                .waitForRequest(
                                        url("/queue-tokens/current"),
                                        () -> fan.page()
                                                .evaluate("document.dispatchEvent(new Event('visibilitychange'))")));

        assertThat(fan.page().locator("fr-heard")).containsText("Connected.");
    }

    private static Predicate<Request> url(String end) {
        return request -> request.url().endsWith(end);
    }

    @Test
    @Timeout(120)
    @DisplayName("U-5 P-9 When an instance is killed, those who wait there go on at another one, at their place")
    void survivesTheDeathOfAnInstance() {
        Line line = Line.of(frontrow(), 2);
        try (FrontrowProcess doomed = FrontrowProcess.start(frontrow().stores(), paymentModule());
                TcpProxy balancer = TcpProxy.to("localhost", doomed.address().getPort())) {
            Visitor fan = visitor(Device.DESK, URI.create("http://localhost:" + balancer.port()));
            fan.signsIn(Account.of(frontrow())).opens(line.page());
            fan.button("Join the line").click();
            showsPlace(fan.page(), 3);

            doomed.kill();
            assertThat(fan.page().locator("fr-heard")).containsText("Connecting again");
            line.waiting().getFirst().leaves().expect(204);
            balancer.leadTo(frontrow().address().getPort());

            showsPlace(fan.page(), 2);
            assertThat(fan.page().locator("fr-heard")).containsText("Connected.");
        }
    }

    @Test
    @DisplayName("U-5 Two tabs share one stream; when the one that has it is closed, the other goes on")
    void sharesOneStream() {
        Line line = Line.of(frontrow(), 3);
        Visitor fan = visitor(Device.DESK);
        List<String> streams = streams(fan);
        fan.signsIn(Account.of(frontrow())).opens(line.page());
        fan.button("Join the line").click();
        showsPlace(fan.page(), 4);

        Page second = fan.opensTab(line.page());
        showsPlace(second, 4);
        line.waiting().getFirst().leaves().expect(204);
        showsPlace(fan.page(), 3);
        showsPlace(second, 3);
        assertThat(streams).hasSize(1);

        fan.page().close();
        line.waiting().get(1).leaves().expect(204);

        showsPlace(second, 2);
        assertThat(streams).hasSize(2);
    }

    @Test
    @DisplayName("U-5 A tab in front takes over from one that its device has stopped, and lets it sleep")
    void takesOverFromAStoppedTab() {
        Line line = Line.of(frontrow(), 2);
        Visitor fan = visitor(Device.PHONE);
        // A stopped tab hears nothing, but keeps its lock.
        fan.page().addInitScript("""
                const post = BroadcastChannel.prototype.postMessage;
                BroadcastChannel.prototype.postMessage = function (message) {
                  window.stopped || post.call(this, message);
                };
                """);
        fan.signsIn(Account.of(frontrow())).opens(line.page());
        fan.button("Join the line").click();
        showsPlace(fan.page(), 3);
        fan.page().evaluate("window.stopped = true");

        Page second = fan.opensTab(line.page());

        showsPlace(second, 3);
        line.waiting().getFirst().leaves().expect(204);
        showsPlace(second, 2);
    }

    @Test
    @DisplayName("P-7 In line for two concerts, each tab has the place of its own concert")
    void followsTwoConcerts() {
        Line first = Line.of(frontrow(), 1);
        Line second = Line.of(frontrow(), 4);
        Visitor fan = waits(first);
        Page other = fan.opensTab(second.page());
        button(other, "Join the line").click();

        showsPlace(other, 5);
        showsPlace(fan.page(), 2);
        assertThat(other).hasTitle(Pattern.compile("^No\\. 5"));
        assertThat(fan.page()).hasTitle(Pattern.compile("^No\\. 2"));
        assertThat(chip(fan.page())).hasCount(2);

        second.waiting().getFirst().leaves().expect(204);

        showsPlace(other, 4);
        showsPlace(fan.page(), 2);
    }

    private static List<String> streams(Visitor fan) {
        List<String> streams = new CopyOnWriteArrayList<>();
        fan.context().onRequest((Request request) -> {
            if (request.url().endsWith("/queue-tokens/current/events")) {
                streams.add(request.url());
            }
        });
        return streams;
    }

    /** The one of the shared application, so that there is but one. */
    private static String paymentModule() {
        return "--frontrow.gateway.url=" + frontrow().paymentModule();
    }
}
