package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.Role;
import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Balancer;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestCertificate;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code deploy/haproxy.cfg} in the real HAProxy, in front of two instances. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.frontrow.scenario.harness.Balancer#isInstalled")
class BalancerTest {

    private static final int POLLERS = 8;
    private static final String BEHIND_A_PROXY = "--server.forward-headers-strategy=framework";

    private final Stores stores = Stores.ofTests();
    private final FrontrowServer first = FrontrowServer.start(stores, BEHIND_A_PROXY);
    private final FrontrowServer second = FrontrowServer.start(stores, BEHIND_A_PROXY);
    private final TestSystem frontrow = TestSystem.of(stores, first, second);
    private final Balancer balancer = Balancer.start(first, second);

    @AfterAll
    void end() {
        balancer.close();
        first.close();
        second.close();
    }

    @Test
    @DisplayName("S2-4 A stream passes the balancer event by event")
    void passesEventsOnAtOnce() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser inside = frontrow.user().admitInto(concert);
        TestUser waiting = frontrow.user();
        waiting.joins(concert).expect(201);

        try (StreamClient stream = waiting.watchesQueue(balancer.address())) {
            assertThat(stream.next("position").path("ahead").asInt()).isZero();

            inside.leaves().expect(204);

            assertThat(stream.next("admitted").path("state").asString()).isEqualTo("ACTIVE");
        }
    }

    @Test
    void keepsHealthAndMetricsFromThePublic() throws Exception {
        for (String path : List.of("/actuator/health", "/actuator/prometheus")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("P-13 A client behind the balancer cannot state how it has come")
    void ignoresWhatClientsSayAboutThemselves() throws Exception {
        String email = "mina@fans.example";
        frontrow.addAccount(email, "moonlight-parade", Role.USER);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> session = client.send(
                    signIn(balancer.address(), email)
                            .header("X-Forwarded-Proto", "https")
                            .header("Forwarded", "proto=https")
                            .build(),
                    BodyHandlers.ofString());

            assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("HttpOnly")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void speaksHttp2AndKeepsCookiesSecureWithTls(@TempDir Path directory) throws Exception {
        String email = "hana@fans.example";
        frontrow.addAccount(email, "moonlight-parade", Role.USER);
        Path pem = directory.resolve("tls.pem");
        TestCertificate certificate = TestCertificate.in(directory);
        certificate.writePem(pem);
        int port = FreePort.any();
        try (Balancer tls = Balancer.start(configuration -> withTls(configuration, port, pem), first, second);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(certificate.trust()).build()) {
            HttpResponse<String> session = client.send(
                    signIn(URI.create("https://127.0.0.1:" + port), email).build(), BodyHandlers.ofString());

            assertThat(session.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(session.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
            assertThat(tls.address()).hasScheme("http");
        }
    }

    /** Adds the line that the head of the configuration names. */
    private static String withTls(String configuration, int port, Path pem) {
        String line = Pattern.compile("bind :8443 .*")
                .matcher(configuration)
                .results()
                .findFirst()
                .orElseThrow()
                .group()
                .replace(":8443", "127.0.0.1:" + port)
                .replace("/usr/local/etc/haproxy/tls.pem", pem.toString());
        return configuration.replace("frontend public\n", "frontend public\n    " + line + "\n");
    }

    @Test
    void refusesConnectionsAboveTheLimitOfAnAddress() {
        int limit = 3;
        List<Socket> open = new ArrayList<>();
        try (Balancer limited =
                Balancer.start(configuration -> configuration.replace("gt 5000", "gt " + limit), first, second)) {
            await().until(() -> isAnswered(limited.address(), open) && open.size() == limit);

            assertThat(isAnswered(limited.address(), open)).isFalse();
        } finally {
            open.forEach(BalancerTest::close);
        }
    }

    /** Opens a connection and keeps it if the balancer does. */
    private static boolean isAnswered(URI address, List<Socket> open) {
        try {
            Socket socket = new Socket(address.getHost(), address.getPort());
            try {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
                return socket.getInputStream().read() >= 0 && open.add(socket);
            } catch (SocketException e) {
                close(socket);
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("S2-11 An instance that is stopped costs no call of those who come through the balancer")
    void losesNoCallWhenAnInstanceStops() {
        FrontrowServer third = FrontrowServer.start(stores, BEHIND_A_PROXY);
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        try (Balancer another = Balancer.start(first, third)) {
            Concert concert = frontrow.concert();
            List<TestUser> users = frontrow.users(POLLERS).stream()
                    .map(user -> user.at(another.address()))
                    .toList();
            users.forEach(user -> user.joins(concert).expect(201));
            Disposable polling = Flux.fromIterable(users)
                    .flatMap(BalancerTest::polls, POLLERS)
                    .subscribe(statuses::add);
            await().until(() -> statuses.size() > POLLERS * 10);

            third.close();

            int before = statuses.size();
            await().until(() -> statuses.size() > before + POLLERS * 10);
            polling.dispose();
        }
        assertThat(statuses).containsOnly(200);
    }

    private static HttpRequest.Builder signIn(URI address, String email) {
        return HttpRequest.newBuilder(address.resolve("/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"email": "%s", "password": "moonlight-parade", "keep": "cookie"}""".formatted(email)));
    }

    /** A user who polls without pause. */
    private static Flux<Integer> polls(TestUser user) {
        return Mono.fromCallable(() -> user.looksAtQueue().status())
                .subscribeOn(Schedulers.boundedElastic())
                .repeat();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
        }
    }

    private URI uri(String path) {
        return balancer.address().resolve(path);
    }
}
