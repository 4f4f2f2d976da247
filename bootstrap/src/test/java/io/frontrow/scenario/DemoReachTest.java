package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Which machines reach a server with demo users, and with which passwords. All tests use one data directory. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class DemoReachTest {

    private static final String OPERATOR = "admin@frontrow.example";
    private static final String FAN = "fan1@frontrow.example";
    private static final String PUBLISHED = "frontrow-demo";
    private static final Pattern PASSWORD = Pattern.compile("password +(\\S+)");
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    @Test
    @DisplayName("P-18 Demo users with published passwords are reached from this machine only")
    void listensOnTheLoopbackAddressOnly() throws Exception {
        try (ConfigurableApplicationContext frontrow = start()) {
            assertThat(signIn("localhost", frontrow, OPERATOR, PUBLISHED).statusCode())
                    .isEqualTo(200);
            assertThat(signIn("127.0.0.1", frontrow, FAN, PUBLISHED).statusCode())
                    .isEqualTo(200);

            Optional<InetAddress> other = otherAddress();
            assumeTrue(other.isPresent(), "NOT RUN: this machine has only loopback addresses");
            assertThatThrownBy(() -> connect(other.orElseThrow(), portOf(frontrow)))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @DisplayName("P-18 Open to other machines, demo users have new passwords, which are printed; earlier sessions end")
    void makesNewPasswordsWhenItIsPublic(CapturedOutput output) throws Exception {
        String session;
        try (ConfigurableApplicationContext frontrow = start()) {
            session = signIn("localhost", frontrow, OPERATOR, PUBLISHED).body();
        }
        int printed = output.getAll().length();

        try (ConfigurableApplicationContext frontrow = start("--frontrow.demo.public=true")) {
            String message = output.getAll().substring(printed);
            assertThat(message).contains("other machines too").doesNotContain(PUBLISHED);
            List<String> passwords = all(PASSWORD, message);
            assertThat(passwords).hasSize(2).doesNotHaveDuplicates().allMatch(password -> password.length() >= 16);
            String host = otherAddress().map(InetAddress::getHostAddress).orElse("localhost");
            assertThat(signIn(host, frontrow, OPERATOR, passwords.getFirst()).statusCode())
                    .isEqualTo(200);
            assertThat(signIn(host, frontrow, FAN, passwords.getLast()).statusCode())
                    .isEqualTo(200);
            assertThat(signIn(host, frontrow, OPERATOR, PUBLISHED).statusCode()).isEqualTo(401);
            assertThat(signIn(host, frontrow, FAN, PUBLISHED).statusCode()).isEqualTo(401);
            assertThat(refresh(frontrow, all(REFRESH_TOKEN, session).getFirst()))
                    .isEqualTo(401);
        }

        try (ConfigurableApplicationContext frontrow = start()) {
            assertThat(signIn("localhost", frontrow, OPERATOR, PUBLISHED).statusCode())
                    .as("on this machine only again")
                    .isEqualTo(200);
        }
    }

    @Test
    void mayBeInConfiguredStores(CapturedOutput output) throws Exception {
        try (FrontrowServer server = FrontrowServer.start(Stores.ofTests(), "--frontrow.demo-data=true")) {
            assertThat(output.getAll()).contains("data       in the configured stores");
            assertThat(server.part(WaitingRooms.class).inUse().toFuture().get())
                    .as("rooms, none of which is made narrow for simulated fans")
                    .isNotEmpty()
                    .noneMatch(room -> room.policy().capacity() == 3);
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return FrontrowServer.startEmbedded(directory, arguments);
    }

    private static List<String> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map((MatchResult result) -> result.group(1)).toList();
    }

    private static Optional<InetAddress> otherAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findAny();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        new Socket(address, port).close();
    }

    private static int portOf(ConfigurableApplicationContext frontrow) {
        return Integer.parseInt(Objects.requireNonNull(frontrow.getEnvironment().getProperty("local.server.port")));
    }

    private static HttpResponse<String> signIn(
            String host, ConfigurableApplicationContext frontrow, String email, String password) throws Exception {
        return post(host, frontrow, "/sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private static int refresh(ConfigurableApplicationContext frontrow, String token) throws Exception {
        return post("localhost", frontrow, "/sessions/refresh", "{\"refreshToken\":\"%s\"}".formatted(token))
                .statusCode();
    }

    private static HttpResponse<String> post(
            String host, ConfigurableApplicationContext frontrow, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + host + ":" + portOf(frontrow) + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, UTF_8))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
