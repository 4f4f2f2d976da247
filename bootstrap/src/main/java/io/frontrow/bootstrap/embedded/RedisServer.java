package io.frontrow.bootstrap.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** An embedded Redis server, reachable with a password and from this machine only, that persists every write. */
final class RedisServer implements Server {

    private static final Duration STARTUP = Duration.ofSeconds(30);
    private static final Duration LAUNCH = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(10);

    /** The exit code of a shell that cannot run a program. */
    private static final int CANNOT_RUN = 126;

    private final Path programs;
    private final ProcessHandle process;

    private RedisServer(Path programs, ProcessHandle process) {
        this.programs = programs;
        this.process = process;
    }

    /** Starts the server with the directory's data, or empty. */
    static RedisServer start(DataDirectory directory, int port, String password) throws InterruptedException {
        Path programs = directory.programs().resolve("redis");
        try {
            OwnerOnly.createDirectories(programs);
            OwnerOnly.createDirectories(directory.redis());
            launch(command(programs, directory, port), password);
            awaitPong(port, password);
            OwnerOnly.restrictAll(programs);
            return new RedisServer(
                    programs, ServerProcesses.runningFrom(programs).getFirst());
        } catch (IOException e) {
            throw new StartupFailure("the embedded Redis did not start, see " + directory.redisLog() + ".", e);
        }
    }

    /**
     * As a daemon it has its own process session, so that Ctrl-C in a terminal stops the application first. Its files
     * are readable by their owner only.
     */
    private static List<String> command(Path programs, DataDirectory directory, int port) throws IOException {
        return List.of(
                "/bin/sh",
                "-c",
                "umask 077; exec \"$@\"",
                "sh",
                program(programs),
                "-", // reads more settings from the standard input
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

    /**
     * Tries again while the program cannot be run: it was just unpacked, and a process that is started at the same time
     * has it open for writing until it becomes another program.
     */
    static void launch(List<String> command, String password) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LAUNCH.toNanos();
        int exit = run(command, password);
        while (exit == CANNOT_RUN && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
            exit = run(command, password);
        }
        if (exit != 0) {
            throw new IOException("exit code " + exit);
        }
    }

    /** The password is not an argument, since all users of the machine can read the arguments of a process. */
    private static int run(List<String> command, String password) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .inheritIO()
                .redirectInput(Redirect.PIPE)
                .start();
        try (Writer input = process.outputWriter(US_ASCII)) {
            input.write("requirepass " + password + "\n");
        } catch (IOException _) {
            // It has ended already, and its exit code tells more.
        }
        return process.waitFor();
    }

    private static void awaitPong(int port, String password) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (!respondsToPing(port, password)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no response within " + STARTUP.toSeconds() + " s");
            }
            Thread.sleep(POLL);
        }
    }

    private static boolean respondsToPing(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(US_ASCII));
            var responses = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            return "+OK".equals(responses.readLine()) && "+PONG".equals(responses.readLine());
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return ServerProcesses.isRunning(process);
    }

    @Override
    public void stop() {
        ServerProcesses.stop(programs, SHUTDOWN);
    }
}
