package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Prometheus;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.test.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alerts of {@code deploy/observability}, on the real Prometheus and two instances. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.frontrow.scenario.harness.Prometheus#isInstalled")
class ObservabilityTest {

    private static final String DIRECTORY = "deploy/observability/";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int CONNECTIONS_PER_ADDRESS_MAX = 50;
    private static final int CONNECTIONS_TO_POSTGRES = 20;
    private static final Pattern METRIC = Pattern.compile("\\b(frontrow|http|jvm|process|r2dbc)_\\w+|\\bup\\b");

    /** Alerts whose fault takes longer, or more of the machine, than a test may. Their series are tested. */
    private static final Set<String> WITHOUT_A_FAULT = Set.of("StreamsLate", "FilesRunOut", "MemoryRunsOut");

    private static final String[] SETTINGS = {
        "--frontrow.jobs.metrics-delay=500ms",
        "--frontrow.audit.delay=1s",
        FrontrowServer.IMPATIENT_WITH_REDIS,
        "--frontrow.http.connections-per-address-max=" + CONNECTIONS_PER_ADDRESS_MAX
    };

    private final Stores direct = Stores.ofTests();
    private final TcpProxy postgres = TcpProxy.to(direct.postgresHost(), direct.postgresPort());
    private final TcpProxy redis = TcpProxy.to(TestRedis.host(), TestRedis.port());
    private final Stores stores = direct.through(postgres.port(), redis.port());
    private final FrontrowServer first = FrontrowServer.start(stores, SETTINGS);
    private final FrontrowServer second = FrontrowServer.start(stores, SETTINGS);
    private final TestSystem frontrow = TestSystem.of(stores, first);
    private final JdbcClient owner = direct.jdbc();
    private final TestUser fan = frontrow.user();
    private final Set<String> fired = new HashSet<>();

    @AfterAll
    void end() {
        first.close();
        second.close();
        postgres.close();
        redis.close();
    }

    @Test
    void everyAlertFiresWithItsSeriesAndIsSilentWithOthers() throws Exception {
        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yml")
                .directory(Repository.path(DIRECTORY).toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
        String series = Repository.read(DIRECTORY + "alerts-test.yml");
        assertThat(alerts().keySet())
                .allSatisfy(alert -> assertThat(series)
                        .contains("alertname: " + alert + "\n", "alertname: " + alert + ", exp_alerts: []"));
    }

    @Test
    void theRunbookSaysWhatToDoAboutEveryAlert() {
        String runbook = Repository.read("docs/runbook.md");

        assertThat(alerts().keySet()).allMatch(alert -> runbook.contains("\n### " + alert + "\n"));
    }

    @Test
    void panelsShowASaleAndAlertsFireWhenTheirFaultIsMade(@TempDir Path directory) throws Exception {
        Concert concert = frontrow.concert();
        TestUser buyer = frontrow.user().withPoints(1_000_000).admitInto(concert);
        UUID refunded = buyer.reserved(concert.performance(), 1);
        buyer.paysByCard(refunded, "tok_ok").expect(201);
        buyer.cancels(refunded).expect(200);
        keepAPromise();
        TestUser browsing = frontrow.user().admitInto(concert);
        try (Prometheus prometheus = Prometheus.start(directory, first, second);
                StreamClient _ = browsing.watchesSeats(first.address(), concert.performance())) {
            assertThat(panels()).hasSizeGreaterThan(20);
            Set<Panel> empty = new LinkedHashSet<>(panels());
            await("data of every panel").atMost(SOON).untilAsserted(() -> {
                browsing.releases(browsing.holds(concert.performance(), 5).id("holdId"));
                empty.removeIf(panel -> showsData(prometheus, panel));
                assertThat(empty).isEmpty();
            });
            await("every alert is evaluated").atMost(SOON).until(prometheus::evaluated, alerts().keySet()::equals);
            assertThat(alerts())
                    .allSatisfy((alert, expression) -> assertThat(metrics(expression))
                            .as(alert)
                            .isNotEmpty()
                            .allMatch(metric -> hasData(prometheus, metric)));
            await("no alert fires").atMost(SOON).until(() -> prometheus.firing().isEmpty());

            Concert standing = frontrow.concert(RoomPolicy.WIDE.pause());
            fan.joins(standing).expect(201);
            fires(prometheus, "QueueStands");

            TestUser unsure = frontrow.user().admitInto(concert);
            unsure.paysByCard(unsure.reserved(concert.performance(), 7), "tok_silent")
                    .expect(201);
            update("UPDATE payment SET created_at = now() - interval '2 minutes',"
                    + " reconcile_at = now() + interval '1 hour' WHERE status = 'PENDING'");
            fires(prometheus, "CardPaymentsStuck");

            update("UPDATE account SET balance = balance + 1 WHERE kind = 'WALLET' AND balance > 0");
            fires(prometheus, "AuditViolated");
            update("UPDATE account SET balance = balance - 1 WHERE kind = 'WALLET' AND balance > 0");

            owner.sql("ALTER TABLE refund DISABLE TRIGGER USER").update();
            update("UPDATE refund SET status = 'PENDING', settled_at = NULL, settled_transfer_id = NULL,"
                    + " requested_at = now() - interval '10 minutes', next_attempt_at = now() + interval '1 hour'");
            fires(prometheus, "RefundsStuck");

            TestRedis.template()
                    .opsForHash()
                    .increment(new ConcertKeys(new ConcertId(concert.id())).room(), "promisesTold", 100)
                    .block();
            fires(prometheus, "WaitEstimatesExceeded");

            fires(prometheus, "ConnectionsRefused", this::connectTooOften);
            fires(prometheus, "PostgresConnectionsShort", this::useUpConnections);

            redis.refuse();
            fires(prometheus, "StoreUnavailable");
            update("UPDATE outbox SET published_at = NULL, created_at = now() - interval '1 minute'");
            fires(prometheus, "EventsStuck");
            fires(prometheus, "JobFails");

            postgres.stall();
            fires(prometheus, "CallsFail", fan::wallet);
            fires(prometheus, "CallsSlow", fan::wallet);

            second.close();
            fires(prometheus, "InstanceDown");
        }
        assertThat(fired).doesNotContainAnyElementsOf(WITHOUT_A_FAULT);
        fired.addAll(WITHOUT_A_FAULT);
        assertThat(fired).isEqualTo(alerts().keySet());
    }

    private void fires(Prometheus prometheus, String alert) {
        fires(prometheus, alert, () -> {});
    }

    private void fires(Prometheus prometheus, String alert, Runnable meanwhile) {
        await(alert).atMost(SOON).until(() -> {
            meanwhile.run();
            return prometheus.firing().contains(alert);
        });
        System.out.printf("alert %s fires%n", alert);
        fired.add(alert);
    }

    /** A user who waits, is told how long, and is let in within that time. */
    private void keepAPromise() {
        Concert narrow = frontrow.concert(RoomPolicy.NARROW);
        TestUser inside = frontrow.user().admitInto(narrow);
        TestUser waiting = frontrow.user();
        waiting.joins(narrow).expect(201);
        String promises = new ConcertKeys(new ConcertId(narrow.id())).promises();
        await().until(() -> TestRedis.template().hasKey(promises).block(), Boolean.TRUE::equals);
        inside.leaves().expect(204);
        waiting.waitsForTurn();
    }

    private void update(String sql) {
        assertThat(owner.sql(sql).update()).isPositive();
    }

    private void connectTooOften() {
        List<Socket> connections = new ArrayList<>();
        try {
            for (int i = 0; i <= CONNECTIONS_PER_ADDRESS_MAX; i++) {
                connections.add(new Socket(
                        first.address().getHost(), first.address().getPort(), InetAddress.getByName("127.0.0.3"), 0));
            }
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void useUpConnections() {
        postgres.holdResponses();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2 * CONNECTIONS_TO_POSTGRES; i++) {
                threads.execute(fan::wallet);
            }
        } finally {
            postgres.restore();
        }
    }

    /** Also prints the data, for those who want to have seen them. */
    private static boolean showsData(Prometheus prometheus, Panel panel) {
        List<Double> data = prometheus.query(panel.query()).stream()
                .filter(value -> !value.isNaN())
                .toList();
        if (!data.isEmpty()) {
            System.out.printf("panel \"%s\" shows %s by %s%n", panel.title(), data, panel.query());
        }
        return !data.isEmpty();
    }

    private static boolean hasData(Prometheus prometheus, String query) {
        return prometheus.query(query).stream().anyMatch(value -> !value.isNaN());
    }

    /** The queries of all panels, also of those in a row that is folded up. */
    private static List<Panel> panels() {
        return panels(new JsonMapper().readTree(Repository.read(DIRECTORY + "grafana/frontrow.json")))
                .toList();
    }

    private static Stream<Panel> panels(JsonNode parent) {
        return parent.path("panels")
                .valueStream()
                .flatMap(panel -> Stream.concat(
                        panel.path("targets").valueStream().map(target -> Panel.of(panel, target)), panels(panel)));
    }

    private record Panel(String title, String query) {

        /** Of all concerts within the last 10 s. */
        static Panel of(JsonNode panel, JsonNode target) {
            return new Panel(
                    panel.path("title").asString(),
                    target.path("expr").asString().replace("$concert", ".*").replace("$__rate_interval", "10s"));
        }
    }

    /** Each alert with its expression. */
    private static Map<String, String> alerts() {
        JsonNode rules =
                new JsonMapper().valueToTree(new Yaml().<Object>load(Repository.read(DIRECTORY + "alerts.yml")));
        return rules.path("groups")
                .get(0)
                .path("rules")
                .valueStream()
                .collect(Collectors.toMap(
                        rule -> rule.path("alert").asString(),
                        rule -> rule.path("expr").asString()));
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
