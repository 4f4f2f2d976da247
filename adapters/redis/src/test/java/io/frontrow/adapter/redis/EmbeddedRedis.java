package io.frontrow.adapter.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis of one's own, which can be stopped and started again. */
public final class EmbeddedRedis {

    private final int port = freePort();
    private final RedisServer server;

    /**
     * Not started yet.
     *
     * @param settings lines as in Redis' file of settings
     */
    public EmbeddedRedis(String... settings) {
        this.server = server(port, settings);
    }

    public int port() {
        return port;
    }

    public void start() {
        quietly(server::start);
    }

    /** Ends the process; connections are lost. */
    public void stop() {
        quietly(server::stop);
    }

    /** Runs an operator's command to its end. */
    public void execute(String command) {
        quietly(() -> {
            try (Socket socket = connect()) {
                send(socket, command);
                expectOk(socket);
            }
        });
    }

    /** Lets the server do nothing for so long. Whatever is sent from now on comes after. */
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
