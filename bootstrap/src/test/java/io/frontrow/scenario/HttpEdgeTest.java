package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** Paths, methods, cursors and origins, whatever the credentials of a request. */
class HttpEdgeTest {

    private static final String ORIGIN = "https://tickets.example";

    private final TestSystem frontrow = TestSystem.shared();

    @ParameterizedTest
    @ValueSource(strings = {"", "/nothing", "/wallet/nothing", "/admin/nothing", "/queue-tokens"})
    @DisplayName("P-14 A path that does not exist is not found, signed in or not")
    void findsNoUnknownPath(String path) {
        frontrow.sends(Request.get(path)).refused(404, "not-found");
        frontrow.sends(Request.get(path).with("Authorization", "Bearer expired"))
                .refused(404, "not-found");
        frontrow.user().sends(Request.get(path)).refused(404, "not-found");
        frontrow.operator().sends(Request.get(path)).refused(404, "not-found");
        frontrow.sends(Request.get("/wallet")).refused(401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /concerts, GET", "DELETE, /wallet, GET", "PATCH, /payments/1, GET", "BREW, /wallet, GET"})
    @DisplayName("P-14 A method that a path lacks is not allowed, signed in or not, and the allowed ones are listed")
    void listsTheAllowedMethods(String method, String path, String allowed) {
        Request request = new Request(HttpMethod.valueOf(method), "/api/v1" + path, Map.of(), null);
        for (HttpReply refused :
                new HttpReply[] {frontrow.sends(request), frontrow.user().sends(request)}) {
            assertThat(refused.refused(405, "method-not-allowed").headers().getFirst("Allow"))
                    .isEqualTo(allowed);
        }
    }

    @Test
    @DisplayName("P-14 A cursor leads on in its list, and is refused by every other list")
    void acceptsACursorOnlyInItsList() {
        Concert concert = frontrow.concert();
        frontrow.operator().adds(concert, Instant.now().plus(Duration.ofDays(40)), 1, 10, 1_000);
        TestUser user = frontrow.user();
        user.topsUp(1, "first").expect(201);
        user.topsUp(1, "second").expect(201);
        String entries = "/wallet/entries?limit=1";
        String dates = "/concerts/" + concert.id() + "/performances?limit=1";
        String afterEntry = user.sends(Request.get(entries)).expect(200).text("next");
        String afterDate = user.sends(Request.get(dates)).expect(200).text("next");

        assertThat(user.sends(Request.get(entries + "&after=" + afterEntry))
                        .expect(200)
                        .items())
                .hasSize(1);
        assertThat(user.sends(Request.get(dates + "&after=" + afterDate))
                        .expect(200)
                        .items())
                .hasSize(1);
        for (String list : new String[] {
            "/concerts?after=" + afterEntry,
            "/payments?after=" + afterEntry,
            "/reservations?after=" + afterEntry,
            dates + "&after=" + afterEntry,
            entries + "&after=" + afterDate,
            "/concerts/" + frontrow.concert().id() + "/performances?after=" + afterDate
        }) {
            assertThat(user.sends(Request.get(list))
                            .refused(400, "invalid-request")
                            .wrongFields())
                    .containsExactly("after");
        }
    }

    @Test
    @DisplayName("P-14 No other origin may use the API by default")
    void allowsNoOtherOrigin() {
        assertThat(frontrow.sends(Request.get("/concerts").with("Origin", ORIGIN))
                        .expect(200)
                        .headers()
                        .containsHeader("Access-Control-Allow-Origin"))
                .isFalse();
        assertThat(frontrow.sends(preflight()).headers().containsHeader("Access-Control-Allow-Origin"))
                .isFalse();
    }

    @Test
    @DisplayName("P-14 The origins of the setting may use the API")
    void allowsTheOriginsOfTheSetting() {
        Stores stores = Stores.ofTests();
        try (FrontrowServer server = FrontrowServer.start(stores, "--frontrow.http.allowed-origins=" + ORIGIN)) {
            TestSystem open = TestSystem.of(stores, server);
            HttpReply preflight = open.sends(preflight()).expect(200);
            assertThat(preflight.headers().getAccessControlAllowOrigin()).isEqualTo(ORIGIN);
            assertThat(preflight.headers().getAccessControlAllowHeaders())
                    .containsExactly("authorization", "queue-token");

            HttpReply refused =
                    open.sends(Request.get("/wallet").with("Origin", ORIGIN)).refused(401, "unauthenticated");
            assertThat(refused.headers().getAccessControlAllowOrigin()).isEqualTo(ORIGIN);
            assertThat(refused.headers().getAccessControlExposeHeaders())
                    .containsExactly("Location", "Retry-After", "ETag");
            assertThat(open.sends(Request.get("/concerts").with("Origin", "https://other.example"))
                            .expect(200)
                            .headers()
                            .containsHeader("Access-Control-Allow-Origin"))
                    .isFalse();
        }
    }

    private static Request preflight() {
        return new Request(HttpMethod.OPTIONS, "/api/v1/payments", Map.of(), null)
                .with("Origin", ORIGIN)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization, queue-token");
    }
}
