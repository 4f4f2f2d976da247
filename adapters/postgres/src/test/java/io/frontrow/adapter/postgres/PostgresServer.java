package io.frontrow.adapter.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A running Postgres and its superuser. */
public record PostgresServer(String host, int port, String user, String password) {

    public static PostgresServer ofThisJvm() {
        return Started.SERVER;
    }

    public void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database), user, password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void migrate(String database) {
        Flyway.configure().dataSource(jdbcUrl(database), user, password).load().migrate();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Starts a server without roles or databases of the application. It also ends with the JVM. */
    public static PostgresServer start() {
        return System.getProperty("frontrow.test.servers", "embedded").equals("containers") ? container() : embedded();
    }

    private static PostgresServer embedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
            return new PostgresServer("127.0.0.1", server.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18.6")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        return new PostgresServer(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    /** The shared server. It ends with the JVM. */
    private static final class Started {

        static final PostgresServer SERVER = start();
    }
}
