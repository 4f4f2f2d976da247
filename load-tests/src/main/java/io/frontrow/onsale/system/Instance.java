package io.frontrow.onsale.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** An instance of the service: the packaged jar in a process of its own. */
final class Instance implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private final String name;
    private final Path log;
    private final List<String> command;
    private final URI address;
    private final URI health;
    private Process process;

    private Instance(String name, Path directory, URI address, URI health, List<String> command) {
        this.name = name;
        this.log = directory.resolve(name + ".log");
        this.command = command;
        this.address = address;
        this.health = health;
        this.process = launch();
    }

    /**
     * Launches an instance, and does not wait until it is ready.
     *
     * @param wrapper a command that runs the one after it; empty for none
     */
    static Instance launch(
            String name, Path directory, List<String> wrapper, Path jar, int port, List<String> settings) {
        int healthPort = Processes.freePort();
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--management.server.port=" + healthPort);
        List<String> command =
                Stream.of(wrapper, java, settings).flatMap(List::stream).toList();
        return new Instance(name, directory, atPort(port), atPort(healthPort), command);
    }

    private static URI atPort(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the instance is ready.
     *
     * @throws IllegalStateException if it ends, or does not become ready within five minutes
     */
    void awaitReady() {
        Processes.await(name + ", see " + log, () -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended, see " + log);
        }
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(health.resolve("/actuator/health/readiness"))
                .timeout(TIMEOUT)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    URI address() {
        return address;
    }

    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    void kill() {
        Processes.kill(processes());
    }

    /** Asks the instance to end, and waits until it has. */
    void drain() {
        process.destroy();
        Processes.await("the end of " + name, () -> !process.isAlive());
    }

    /** Starts the instance again, and waits until it is ready. */
    void restart() {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }
}
