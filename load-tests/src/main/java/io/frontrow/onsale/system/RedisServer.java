package io.frontrow.onsale.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A Redis that writes its data to disk every second, so that a kill may cost the last of them. */
final class RedisServer implements AutoCloseable {
    private static final int TIMEOUT_MS = 500;

    private final Path data;
    private final String program;
    private final int port = Processes.freePort();
    private Process process;

    private RedisServer(Path directory, String name) throws IOException {
        data = Files.createDirectories(directory.resolve(name));
        program = ExecutableProvider.newJarResourceProvider(data.toFile()).get().getPath();
        process = launch();
        awaitReady();
    }

    /**
     * Starts a server.
     *
     * @param name of its directory
     */
    static RedisServer start(Path directory, String name) throws IOException {
        return new RedisServer(directory, name);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(List.of(
                        program,
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--dir",
                        data.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--save",
                        "",
                        "--logfile",
                        data.resolve("redis.log").toString()))
                .inheritIO()
                .start();
    }

    private void awaitReady() {
        Processes.await("Redis", () -> "+PONG".equals(command("PING")));
    }

    int port() {
        return port;
    }

    List<ProcessHandle> processes() {
        return List.of(process.toHandle());
    }

    void kill() {
        Processes.kill(processes());
    }

    /** Starts the server again with the data that are on disk. */
    void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    /** Deletes all data. */
    void empty() {
        command("FLUSHALL");
    }

    /** Follows another server, and waits until it has its data. */
    void replicate(RedisServer primary) {
        command("REPLICAOF 127.0.0.1 " + primary.port);
        Processes.await("the replica", () -> command("ROLE").startsWith("*5") && isUpToDate());
    }

    private boolean isUpToDate() {
        return commandLines("INFO replication", "master_link_status:up");
    }

    /** Follows nobody any more. */
    void promote() {
        command("REPLICAOF NO ONE");
    }

    /** {@return the first line of the response, or an empty one if there is none} */
    private String command(String command) {
        try (Socket socket = connect(command);
                BufferedReader responses = reader(socket)) {
            String line = responses.readLine();
            return line == null ? "" : line;
        } catch (IOException _) {
            return "";
        }
    }

    private boolean commandLines(String command, String expected) {
        try (Socket socket = connect(command);
                BufferedReader responses = reader(socket)) {
            String line = responses.readLine();
            while (line != null && !line.equals(expected)) {
                line = responses.readLine();
            }
            return line != null;
        } catch (IOException _) {
            return false;
        }
    }

    private Socket connect(String command) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
        socket.setSoTimeout(TIMEOUT_MS);
        socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
