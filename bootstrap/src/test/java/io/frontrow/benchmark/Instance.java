package io.frontrow.benchmark;

import io.frontrow.bootstrap.Frontrow;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.test.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An instance of the application in a separate process, so that its cost can be measured. Linux only. */
final class Instance implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Path DOCKERFILE = Path.of("..", "Dockerfile");
    private static final Pattern OPTION = Pattern.compile("\"(-XX:[^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;

    private Instance(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts an instance with the options of the image, and waits until it is ready. */
    static Instance start(Stores stores, String... moreSettings) {
        int port = freePort();
        try {
            Process process = launch(stores, port, moreSettings);
            Instance instance = new Instance(process, URI.create("http://127.0.0.1:" + port));
            instance.awaitReady();
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Stores stores, int port, String... moreSettings) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.resolve("java").toString()));
        command.addAll(optionsOfImage());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", Frontrow.class.getName()));
        command.addAll(FrontrowServer.settings(stores, port));
        command.addAll(List.of(moreSettings));
        ProcessBuilder launch = new ProcessBuilder(command).inheritIO();
        launch.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return launch.start();
    }

    /** The JVM options of the image; the jar grants native access. */
    private static List<String> optionsOfImage() throws IOException {
        return OPTION.matcher(Files.readString(DOCKERFILE))
                .results()
                .map(option -> option.group(1))
                .toList();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("the instance does not become ready");
            }
            WallClock.waitFor(Duration.ofMillis(100));
        }
    }

    private boolean isReady() {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    /** The metrics in the format of Prometheus. */
    String metrics() {
        return get("/actuator/prometheus").body();
    }

    private HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(TIMEOUT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The live heap after a full collection, and the resident memory of the process then, in bytes. */
    Memory memory() {
        return new Memory(liveHeap(), resident());
    }

    private long liveHeap() {
        String total = run(JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    private static String run(String... command) {
        try {
            return new String(
                    new ProcessBuilder(command).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long resident() {
        try (var status = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CPU time of all its threads. */
    Duration computed() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Asks the process to end, and does not wait. */
    void end() {
        process.destroy();
    }

    /** Whether the process ends within this time. */
    boolean hasEndedWithin(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The memory of a process, in bytes. */
    record Memory(long heap, long resident) {}
}
