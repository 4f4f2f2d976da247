package io.frontrow.scenario.harness;

import static org.awaitility.Awaitility.await;

import io.frontrow.bootstrap.Frontrow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An instance of the application in a separate process, which can be killed. */
public final class FrontrowProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final Process process;

    private FrontrowProcess(List<String> command, URI address) {
        this.address = address;
        process = start(command);
    }

    /** Starts an instance and waits until it is ready. */
    public static FrontrowProcess start(Stores stores, String... moreSettings) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                Frontrow.class.getName()));
        command.addAll(FrontrowServer.settings(stores, port, moreSettings));
        return new FrontrowProcess(command, URI.create("http://localhost:" + port));
    }

    /** The address at which it listens. */
    public URI address() {
        return address;
    }

    /** Kills the process at once, as {@code kill -9} does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            Process started = builder.start();
            await().atMost(TIMEOUT).ignoreExceptions().until(() -> !started.isAlive() || isReady());
            if (!started.isAlive()) {
                throw new IllegalStateException("the instance does not start");
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        HttpRequest readiness = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                .build();
        return HTTP.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
