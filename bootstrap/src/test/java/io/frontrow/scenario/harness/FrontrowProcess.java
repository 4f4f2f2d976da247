package io.frontrow.scenario.harness;

import static org.awaitility.Awaitility.await;

import io.frontrow.bootstrap.Frontrow;
import io.frontrow.test.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An instance of the application in a separate process, which can be killed. */
public final class FrontrowProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final URI management;
    private final Process process;

    private FrontrowProcess(List<String> command, int port, int managementPort) {
        address = URI.create("http://localhost:" + port);
        management = URI.create("http://localhost:" + managementPort);
        process = start(command);
    }

    /** Starts an instance and waits until it is ready. */
    public static FrontrowProcess start(Stores stores, String... moreSettings) {
        return start(List.of(), stores, moreSettings);
    }

    /** As above, with options of the JVM. */
    public static FrontrowProcess start(List<String> options, Stores stores, String... moreSettings) {
        int port = FreePort.any();
        int managementPort = FreePort.any();
        List<String> settings = FrontrowServer.settings(stores, port, managementPort, moreSettings);
        return new FrontrowProcess(command(options, settings), port, managementPort);
    }

    /** The exit status of the application, which ends by itself with these arguments. */
    public static int run(String... arguments) {
        try {
            return launch(command(List.of(), List.of(arguments))).waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.add(Frontrow.class.getName());
        command.addAll(arguments);
        return command;
    }

    /** The address at which it listens. */
    public URI address() {
        return address;
    }

    /** A metric by its name with its labels, or 0 if it is not there. */
    public double metric(String name) {
        try {
            return new Metrics(get(management.resolve("/actuator/prometheus")).body()).value(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of responses that the operating system keeps until clients take them. Linux only. */
    public long unread() {
        return SendQueues.bytes(address.getPort());
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

    private static Process launch(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private Process start(List<String> command) {
        try {
            Process started = launch(command);
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
        return get(address.resolve("/api/v1/concerts")).statusCode() == 200;
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        kill();
    }
}
