package io.frontrow.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.port.Users;
import io.frontrow.audit.RunAudit;
import io.frontrow.bootstrap.OperationsManual;
import io.frontrow.bootstrap.jobs.Job;
import io.frontrow.bootstrap.metrics.Metric;
import io.frontrow.scenario.harness.FrontrowServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Frontrow started without settings, apart from a port and a data directory for the test. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedStoresSetupTest {

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext frontrow;
    private static String printed;
    private static Instant started;

    @BeforeAll
    static void start(CapturedOutput output) {
        started = Instant.now();
        frontrow = FrontrowServer.startEmbedded(directory);
        printed = output.getAll();
    }

    @AfterAll
    static void stopsWithoutOutput(CapturedOutput output) {
        frontrow.close();
        assertThat(withoutJobs(output.getAll())).isEqualTo(withoutJobs(printed));
    }

    /** {@return the lines without those of jobs, which may be of applications of other tests in this JVM} */
    private static List<String> withoutJobs(String output) {
        return output.lines()
                .filter(line -> !line.contains(" " + Job.class.getName() + " "))
                .toList();
    }

    @Test
    void printsItsAddressAndLittleElse() {
        assertThat(printed)
                .contains(
                        address(),
                        address() + "/docs",
                        "admin@frontrow.example",
                        "frontrow-demo",
                        directory.toString());
        assertThat(withoutJobs(printed)).hasSize(9);
    }

    @Test
    void hasConcertsOnSale() throws Exception {
        assertThat(get("/api/v1/concerts").body())
                .contains("Lantern Night", "Strings by the Sea", "Late Shift", "The Long Encore");
    }

    @Test
    void hasAConcertOnSaleFirst() throws Exception {
        String first = get("/api/v1/concerts?limit=1").body();
        assertThat(first).contains("Lantern Night");
        assertThat(get("/api/v1/concerts/" + valueIn(first, "concertId") + "/performances")
                        .body())
                .contains("\"seatsTotal\":50,\"seatsAvailable\":50");
    }

    @Test
    void hasAConcertWithAPreQueueThatOpensSoon() throws Exception {
        String queue =
                get("/api/v1/concerts/" + concert("First Snow") + "/queue").body();
        assertThat(queue)
                .contains("\"order\":\"SHUFFLE\"", "\"seed\":null")
                .matches(".*\"seedCommitment\":\"[0-9a-f]{64}\".*");
        assertThat(Instant.parse(valueIn(queue, "opensAt")))
                .isCloseTo(started.plus(Duration.ofMinutes(2)), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void hasASoldOutConcertThatPassesTheAudit() throws Exception {
        assertThat(get("/api/v1/concerts/" + concert("Attic Session") + "/performances")
                        .body())
                .contains("\"seatsTotal\":36,\"seatsAvailable\":0");
        assertThat(frontrow.getBean(RunAudit.class).run().toFuture().get().isOk())
                .isTrue();
    }

    private static String concert(String title) throws Exception {
        String concerts = get("/api/v1/concerts").body();
        return Stream.of(concerts.split("\\{"))
                .filter(concert -> concert.contains(title))
                .map(json -> valueIn(json, "concertId"))
                .findFirst()
                .orElseThrow();
    }

    private static String valueIn(String json, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(value.find()).as(json).isTrue();
        return value.group(1);
    }

    @Test
    void hasDemoUsers() throws Exception {
        for (String email : new String[] {"admin@frontrow.example", "fan1@frontrow.example", "fan9@frontrow.example"}) {
            assertThat(signIn(email, "frontrow-demo").statusCode()).isEqualTo(200);
            assertThat(signIn(email, "another-password").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void hasTwelveSimulatedFans() {
        Users users = frontrow.getBean(Users.class);

        await().until(() -> find(users, "crowd12@frontrow.example").isPresent());
        assertThat(find(users, "crowd13@frontrow.example")).isEmpty();
    }

    private static Optional<Credentials> find(Users users, String email) {
        return users.find(new Email(email)).toFuture().join();
    }

    @Test
    @DisplayName("P-19 Without settings, users top up their own wallets")
    void letsUsersTopUpTheirOwnWallets() throws Exception {
        String accessToken =
                valueIn(signIn("fan3@frontrow.example", "frontrow-demo").body(), "accessToken");

        HttpResponse<String> charged = send(request("/api/v1/wallet/charges")
                .header("Authorization", "Bearer " + accessToken)
                .header("Idempotency-Key", "a-key")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\":500}")));

        assertThat(charged.statusCode()).as(charged.body()).isEqualTo(201);
    }

    @Test
    void hasHealthChecksAndMetricsAtAPortOfTheirOwn() throws Exception {
        for (String group : List.of("/liveness", "/readiness", "/stores", "")) {
            assertThat(getManagement("/actuator/health" + group).body()).contains("\"status\":\"UP\"");
        }
        assertThat(getManagement("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        for (String path : List.of("/actuator/env", "/actuator/heapdump", "/api/v1/concerts")) {
            assertThat(getManagement(path).statusCode()).as(path).isIn(401, 404);
        }
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/prometheus")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void keepsThePlacesOfItsFansWhenItsStoresAreKilled() throws Exception {
        String accessToken =
                valueIn(signIn("fan2@frontrow.example", "frontrow-demo").body(), "accessToken");
        HttpResponse<String> joined = send(request("/api/v1/concerts/" + concert("The Long Encore") + "/queue-tokens")
                .header("Authorization", "Bearer " + accessToken)
                .POST(BodyPublishers.noBody()));
        HttpRequest.Builder entry =
                request("/api/v1/queue-tokens/current").header("Queue-Token", valueIn(joined.body(), "token"));
        List<ProcessHandle> killed = ServerProcesses.runningFrom(directory.toRealPath());

        killed.forEach(ProcessHandle::destroyForcibly);
        killed.forEach(process -> process.onExit().join());

        await().until(() -> getManagement("/actuator/health/stores").statusCode() == 200);
        await().until(() -> send(entry).statusCode() == 200);
    }

    @Test
    void runsTheDocumentedJobsEachUnderAUniqueName() {
        assertThat(frontrow.getBeansOfType(Job.class).values())
                .extracting(Job::name)
                .containsExactlyInAnyOrderElementsOf(
                        OperationsManual.table("observability.md", "Metrics", "job").stream()
                                .map(List::getFirst)
                                .toList())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void publishesNoMetricOfItsOwnThatIsNotListed() {
        assertThat(frontrow.getBean(MeterRegistry.class).getMeters())
                .extracting(meter -> meter.getId().getName())
                .filteredOn(name -> name.startsWith("frontrow.") && !name.startsWith("frontrow.streams."))
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(Metric.values()).map(Metric::id).toList());
    }

    private static String address() {
        return "http://localhost:" + frontrow.getEnvironment().getProperty("local.server.port");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    private static HttpResponse<String> getManagement(String path) throws Exception {
        String port = frontrow.getEnvironment().getProperty("local.management.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    private static HttpResponse<String> signIn(String email, String password) throws Exception {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        return send(request("/api/v1/sessions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
