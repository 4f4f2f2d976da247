package io.frontrow.benchmark;

import io.frontrow.bootstrap.Frontrow;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.test.FreePort;
import io.frontrow.test.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;

/**
 * A server in a separate process, so that its cost can be measured. Linux only.
 *
 * <p>The system property {@code benchmark.unpacked} names the directory of an unpacked jar of Frontrow to run, with the AOT
 * cache beside it, instead of the class path of the tests. With {@code benchmark.plain=true} the JVM gets none of the
 * options of the service; {@code benchmark.jvm} are further options, such as those of a profiler, separated by spaces.
 */
final class Instance implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Path OPTIONS_OF_SERVICE = Repository.path("deploy/jvm.options");
    private static final String AOT_CACHE = "frontrow.aot";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;
    private final int managementPort;

    private Instance(Process process, int port, int managementPort) {
        this.process = process;
        this.managementPort = managementPort;
        address = URI.create("http://127.0.0.1:" + port);
    }

    /** Starts an instance of Frontrow with the options of the service, and waits until it is ready. */
    static Instance start(Stores stores, String... moreSettings) {
        int port = FreePort.any();
        int managementPort = FreePort.any();
        List<String> settings = FrontrowServer.settings(stores, port, managementPort, moreSettings);
        Instance instance = new Instance(launch(Frontrow.class, settings), port, managementPort);
        instance.awaitReady(instance.management("/actuator/health/readiness"));
        return instance;
    }

    /** Starts a {@link BareServer} with the same options, and waits until it is ready. */
    static Instance startBare() {
        int port = FreePort.any();
        Instance instance = new Instance(launch(BareServer.class, List.of("--server.port=" + port)), port, 0);
        instance.awaitReady(instance.address.resolve(BareServer.PATH));
        return instance;
    }

    private static Process launch(Class<?> main, List<String> settings) {
        Path unpacked = Path.of(System.getProperty("benchmark.unpacked", ""));
        boolean isPackaged = main == Frontrow.class && !unpacked.toString().isEmpty();
        List<String> command = new ArrayList<>(List.of(JAVA.resolve("java").toString()));
        if (!Boolean.getBoolean("benchmark.plain")) {
            command.add("@" + OPTIONS_OF_SERVICE);
        }
        command.addAll(moreOptions());
        command.addAll(isPackaged ? packaged(unpacked) : List.of("--enable-native-access=ALL-UNNAMED", main.getName()));
        command.addAll(settings);
        ProcessBuilder launch = new ProcessBuilder(command).inheritIO();
        if (isPackaged) {
            launch.directory(unpacked.toFile());
        } else {
            launch.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        }
        try {
            return launch.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> packaged(Path unpacked) {
        try (Stream<Path> files = Files.list(unpacked)) {
            String jar = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Stream<String> cache =
                    Files.exists(unpacked.resolve(AOT_CACHE)) ? Stream.of("-XX:AOTCache=" + AOT_CACHE) : Stream.empty();
            return Stream.concat(cache, Stream.of("-jar", jar)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> moreOptions() {
        return Stream.of(System.getProperty("benchmark.jvm", "").split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
    }

    private void awaitReady(URI probe) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isReady(probe)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("the instance does not become ready");
            }
            WallClock.waitFor(Duration.ofMillis(100));
        }
    }

    private boolean isReady(URI probe) {
        try {
            return get(probe).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    /** The metrics in the format of Prometheus. */
    String metrics() {
        return get(management("/actuator/prometheus")).body();
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private static HttpResponse<String> get(URI address) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
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

    /** The resident memory of the process, in bytes. */
    long resident() {
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

    ProcessHandle process() {
        return process.toHandle();
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
