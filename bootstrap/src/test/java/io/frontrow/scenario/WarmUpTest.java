package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final Pattern CALL = Pattern.compile(
            "http_server_requests_seconds_count\\{.*method=\"(\\w+)\".*status=\"(\\d+)\".*uri=\"/api/v1([^\"]+)\".*");

    @Test
    @DisplayName("An instance warms up with the frequent calls before it is ready, and none of them has an effect")
    void sendsCallsWithoutEffect() {
        try (FrontrowServer server = FrontrowServer.start(Stores.ofTests(), "--frontrow.http.warm-up=3s")) {
            assertThat(calls(server))
                    .containsExactlyInAnyOrder(
                            "GET /concerts 200",
                            "GET /concerts/{concertId}/performances 404",
                            "GET /concerts/{concertId}/queue 404",
                            "POST /concerts/{concertId}/queue-tokens 404",
                            "GET /queue-tokens/current 410",
                            "GET /performances/{performanceId}/seat-statuses 410",
                            "POST /performances/{performanceId}/holds 410",
                            "POST /reservations 410",
                            "POST /payments 410");
        }
    }

    private static Stream<String> calls(FrontrowServer server) {
        return CALL.matcher(server.manages("/actuator/prometheus").body())
                .results()
                .map(WarmUpTest::text);
    }

    private static String text(MatchResult call) {
        return "%s %s %s".formatted(call.group(1), call.group(3), call.group(2));
    }
}
