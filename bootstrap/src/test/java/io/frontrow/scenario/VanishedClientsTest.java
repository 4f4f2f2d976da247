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
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Clients in a network that drops every packet: they send neither data nor acknowledgements, nor an end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class VanishedClientsTest {

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(45);
    private static final int IDLE_SECONDS = 10;
    private static final String SEATS = "/api/v1/performances/{performanceId}/seats/events";
    private static final String QUEUE = "/api/v1/queue-tokens/current/events";

    private final Stores stores = Stores.ofTests();
    private final FrontrowServer server = FrontrowServer.start(stores);
    private final TestSystem frontrow = TestSystem.of(stores, server);

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    @DisplayName(
            "P-15 The streams of vanished clients end within 45 s; who is in loses the turn, who waits is not let in")
    void noticesClientsThatHaveVanished() throws Exception {
        Concert wide = frontrow.concert(RoomPolicy.WIDE.idleSeconds(IDLE_SECONDS));
        Concert narrow =
                frontrow.concert(RoomPolicy.NARROW.idleSeconds(IDLE_SECONDS).awaySeconds(600));
        TestUser holder = frontrow.user().admitInto(narrow);
        holder.holds(narrow.performance(), 12).expect(201);
        TestUser waiting = frontrow.user();
        waiting.joins(narrow).expect(201);
        TestUser next = frontrow.user();
        next.joins(narrow).expect(201);
        try (NetworkNamespace network = network()) {
            TestUser inTurn = frontrow.user().admitInto(wide);
            Process seats = watch(
                    network,
                    inTurn,
                    SEATS.replace("{performanceId}", wide.performance().id().toString()));
            Process queue = watch(network, waiting, QUEUE);
            try {
                await("an open stream is a heartbeat")
                        .during(Duration.ofSeconds(2 * IDLE_SECONDS))
                        .atMost(NOTICED_WITHIN)
                        .until(() -> active(wide) == 1);

                network.vanish();
                await().atMost(NOTICED_WITHIN).until(() -> openStreams(SEATS) + openStreams(QUEUE) == 0);
                assertThat(seats.isAlive() && queue.isAlive())
                        .as("the clients know nothing of it")
                        .isTrue();
                await().atMost(Duration.ofSeconds(IDLE_SECONDS + 10)).until(() -> active(wide) == 0);
                await("who has vanished is away")
                        .atMost(Duration.ofSeconds(IDLE_SECONDS + 10))
                        .until(() -> isAway(narrow, waiting));
                next.looksAtQueue().expect(200);
                holder.leaves().expect(204);
                assertThat(next.isActive()).as("moved past who has vanished").isTrue();
                assertThat(active(narrow)).isEqualTo(1);
            } finally {
                seats.destroyForcibly();
                queue.destroyForcibly();
            }
        }
    }

    /** Opens a stream from within the network, and waits for its first event. */
    private Process watch(NetworkNamespace network, TestUser user, String uri) throws IOException {
        Process client = network.start(
                "curl",
                "-sSfN",
                "--retry",
                "10",
                "--retry-delay",
                "1",
                "--retry-all-errors",
                "http://" + network.host() + ":" + server.address().getPort() + uri,
                "-H",
                "Queue-Token: " + user.queueToken());
        assertThat(new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8)).readLine())
                .withFailMessage(() -> client.errorReader().lines().toList().toString())
                .isNotNull();
        return client;
    }

    /** As the store has it, since asking with the user's token would be a sign of life. */
    private boolean isAway(Concert concert, TestUser user) {
        ReactiveStringRedisTemplate redis = server.part(ReactiveStringRedisTemplate.class);
        return redis.opsForZSet()
                        .score(
                                "frontrow:{%s}:away".formatted(concert.id()),
                                user.userId().toString())
                        .block()
                != null;
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

    private double openStreams(String uri) {
        return server.part(MeterRegistry.class)
                .get("frontrow.streams.open")
                .tag("uri", uri)
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
