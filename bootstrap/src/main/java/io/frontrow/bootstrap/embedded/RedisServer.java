package io.frontrow.bootstrap.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** An embedded Redis server, reachable from this machine only, that persists every write. */
final class RedisServer implements Server {

    private static final Duration STARTUP = Duration.ofSeconds(30);
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Path programs;

    private RedisServer(Path programs) {
        this.programs = programs;
    }

    /** Starts the server with the directory's data, or empty. */
    static RedisServer start(DataDirectory directory, int port) throws InterruptedException {
        Path programs = directory.programs().resolve("redis");
        try {
            Files.createDirectories(programs);
            Files.createDirectories(directory.redis());
            launch(command(programs, directory, port));
            awaitPong(port);
            return new RedisServer(programs);
        } catch (IOException e) {
            throw new StartupFailure("the embedded Redis did not start, see " + directory.redisLog() + ".", e);
        }
    }

    /** As a daemon it has its own process session, so that Ctrl-C in a terminal stops the application first. */
    private static List<String> command(Path programs, DataDirectory directory, int port) throws IOException {
        return List.of(
                program(programs),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                directory.redis().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--logfile",
                directory.redisLog().toString(),
                "--daemonize",
                "yes");
    }

    private static String program(Path programs) throws IOException {
        return ExecutableProvider.newJarResourceProvider(programs.toFile())
                .get()
                .getPath();
    }

    private static void launch(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("exit code " + exit);
        }
    }

    private static void awaitPong(int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (!respondsToPing(port)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no response within " + STARTUP.toSeconds() + " s");
            }
            Thread.sleep(POLL);
        }
    }

    private static boolean respondsToPing(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            var response = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return "+PONG".equals(response);
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void stop() {
        ServerProcesses.stop(programs, SHUTDOWN);
    }
}
