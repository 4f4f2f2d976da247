package io.frontrow.adapter.redis;

import io.frontrow.test.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/** A Redis for one test, which can be stopped and started again. */
public final class EmbeddedRedis {

    /**
     * The program of all servers of this JVM. A program that is written anew for each cannot be started while another
     * process, started at that moment, still has it open for writing.
     */
    private static final File PROGRAM = program();

    /** Offset of the port through which the nodes of a cluster talk to each other. */
    private static final int BUS = 10_000;

    private final int port;
    private final RedisServer server;

    /**
     * Creates a server that is not started yet.
     *
     * @param settings lines as in the configuration file of Redis
     */
    public EmbeddedRedis(String... settings) {
        this(FreePort.any(), settings);
    }

    private EmbeddedRedis(int port, String... settings) {
        this.port = port;
        this.server = server(port, settings);
    }

    /**
     * A node that has yet to join a cluster. Like every embedded Redis it loses its data when it is stopped, but it
     * remains the same node.
     *
     * @param directory directory of this node alone, for its configuration of the cluster
     */
    public static EmbeddedRedis node(Path directory) {
        return new EmbeddedRedis(
                freePortOfNode(),
                "dir \"%s\"".formatted(directory),
                "cluster-enabled yes",
                "cluster-announce-ip 127.0.0.1",
                "cluster-node-timeout 500",
                "cluster-require-full-coverage no");
    }

    public int port() {
        return port;
    }

    public void start() {
        quietly(server::start);
    }

    public boolean isUp() {
        return server.isActive();
    }

    /** Ends the process; connections are lost. */
    public void stop() {
        quietly(server::stop);
    }

    /** Runs a command and waits for its reply. */
    public void execute(String command) {
        quietly(() -> {
            try (Socket socket = connect()) {
                send(socket, command);
                expectOk(socket);
            }
        });
    }

    /** Blocks the server for this time. Commands sent from now on are executed afterwards. */
    public void hang(int seconds) {
        quietly(() -> {
            try (Socket socket = connect()) {
                send(socket, "PING");
                expectOk(socket);
                send(socket, "DEBUG SLEEP " + seconds);
            }
        });
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void expectOk(Socket socket) throws IOException {
        if (socket.getInputStream().read() != '+') {
            throw new IOException("Redis refused an operator's command");
        }
    }

    private static RedisServer server(int port, String... settings) {
        try {
            RedisServerBuilder server = RedisServer.newRedisServer()
                    .executableProvider(() -> PROGRAM)
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no");
            Stream.of(settings).forEach(server::setting);
            return server.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File program() {
        try {
            return ExecutableProvider.newJarResourceProvider().get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePortOfNode() {
        return IntStream.generate(EmbeddedRedis::anyPortOfNode)
                .filter(port -> isFree(port) && isFree(port + BUS))
                .findFirst()
                .orElseThrow();
    }

    /** A port whose bus port is below the ephemeral ports of the system. */
    private static int anyPortOfNode() {
        return ThreadLocalRandom.current().nextInt(12_000, 22_000);
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = listen(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
