package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.NetworkNamespace;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Clients in a network that drops every packet: they send neither data nor acknowledgements, nor an end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class VanishedClientsTest {

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(45);
    private static final int IDLE_SECONDS = 10;
    private static final String URI = "/api/v1/performances/{performanceId}/seats/events";

    private final Stores stores = Stores.ofTests();
    private final FrontrowServer server = FrontrowServer.start(stores);
    private final TestSystem frontrow = TestSystem.of(stores, server);

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    @DisplayName("P-15 A stream whose client has vanished ends within 45 s and is no heartbeat from then on")
    void endsTheStreamOfAVanishedClient() throws Exception {
        Concert concert = frontrow.concert(RoomPolicy.WIDE.idleSeconds(IDLE_SECONDS));
        try (NetworkNamespace network = network()) {
            TestUser user = frontrow.user().admitInto(concert);
            Process client = network.start(
                    "curl",
                    "-sSfN",
                    "--retry",
                    "10",
                    "--retry-delay",
                    "1",
                    "--retry-all-errors",
                    "http://" + network.host() + ":" + server.address().getPort()
                            + URI.replace(
                                    "{performanceId}",
                                    concert.performance().id().toString()),
                    "-H",
                    "Queue-Token: " + user.queueToken());
            try (BufferedReader events = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
                assertThat(events.readLine())
                        .withFailMessage(
                                () -> client.errorReader().lines().toList().toString())
                        .isNotNull();
                assertThat(openStreams()).isEqualTo(1);

                await("an open stream is a heartbeat")
                        .during(Duration.ofSeconds(2 * IDLE_SECONDS))
                        .atMost(NOTICED_WITHIN)
                        .until(() -> active(concert) == 1);

                network.vanish();
                await().atMost(NOTICED_WITHIN).until(() -> openStreams() == 0);
                assertThat(client.isAlive())
                        .as("the client knows nothing of it")
                        .isTrue();
                await().atMost(Duration.ofSeconds(IDLE_SECONDS + 10)).until(() -> active(concert) == 0);
            } finally {
                client.destroyForcibly();
            }
        }
    }

    private static NetworkNamespace network() {
        try {
            return NetworkNamespace.create();
        } catch (IOException e) {
            System.err.println("NOT RUN: VanishedClientsTest needs Linux, root and iproute2: " + e.getMessage());
            assumeTrue(false, e.getMessage());
            throw new AssertionError(e);
        }
    }

    private double openStreams() {
        return server.part(MeterRegistry.class)
                .get("frontrow.streams.open")
                .tag("uri", URI)
                .gauge()
                .value();
    }

    private int active(Concert concert) {
        return frontrow.operator()
                .seesWaitingRoom(concert)
                .expect(200)
                .json()
                .path("active")
                .asInt();
    }
}
