package io.frontrow.onsale.system;

import io.frontrow.onsale.client.Credentials;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A Postgres that keeps what it has committed, also when it is killed. */
final class PostgresServer implements AutoCloseable {
    private static final String END_BACKENDS = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
            """;

    private final Path data;
    private final File log;
    private final int port = Processes.freePort();
    private EmbeddedPostgres server;

    private PostgresServer(Path directory) throws IOException {
        data = directory.resolve("postgres");
        log = directory.resolve("postgres.log").toFile();
        server = launch();
    }

    static PostgresServer start(Path directory) throws IOException {
        return new PostgresServer(directory);
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log))
                .start();
    }

    int port() {
        return port;
    }

    /** {@return the server's processes; none if it is not running} */
    List<ProcessHandle> processes() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid).stream()
                    .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    void kill() {
        Processes.kill(processes());
    }

    /** Starts the server again after it was killed. */
    void restart() {
        try {
            server.close();
            server = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections. */
    void endBackends() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(END_BACKENDS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds fans who have signed up. */
    List<Credentials> addFans(int count) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            return SeededFans.add(connection, count);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
