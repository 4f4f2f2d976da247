package io.frontrow.adapter.postgres;

import io.frontrow.adapter.postgres.sql.PostgresConnections;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * A database of its own on the one Postgres that the tests of this JVM share: an embedded one, or with
 * {@code -Dfrontrow.test.servers=containers} one in a container.
 */
public final class TestPostgres implements AutoCloseable {

    private static final String TEMPLATE = "frontrow_template";
    private static final int CONNECTIONS = 16;
    private static final int WARM_UPS_MAX = 10;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PostgresServer server;
    private final String database;
    private final ConnectionPool pool;

    private TestPostgres(PostgresServer server, String database, int connections) {
        this.server = server;
        this.database = database;
        pool = PostgresConnections.pool(options(server.host(), server.port()), connections);
    }

    /** An empty database with all tables, for as many callers at once as races need. */
    public static TestPostgres migrated() {
        return migrated(CONNECTIONS);
    }

    /** An empty database with all tables, for few callers at once. */
    public static TestPostgres migrated(int connections) {
        TestPostgres migrated = create("TEMPLATE " + Template.OF_MIGRATED, connections);
        migrated.warmUp(connections);
        return migrated;
    }

    /** A database without any table. */
    public static TestPostgres blank() {
        return create("", CONNECTIONS);
    }

    /** A client with the role and the limits of the application. */
    public DatabaseClient client() {
        return DatabaseClient.create(pool);
    }

    /** Runs statements as the application, with its retries and its deadline. */
    public SqlExecutor executor() {
        return new SqlExecutor(client());
    }

    public ConnectionPool pool() {
        return pool;
    }

    /** The R2DBC address of the database, through a host and port that may be those of a proxy. */
    public ConnectionFactoryOptions options(String host, int port) {
        return ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, host)
                .option(ConnectionFactoryOptions.PORT, port)
                .option(ConnectionFactoryOptions.DATABASE, database)
                .option(ConnectionFactoryOptions.USER, server.user())
                .option(ConnectionFactoryOptions.PASSWORD, server.password())
                .build();
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    public String database() {
        return database;
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /** Runs statements as the owner of everything. */
    public void asOwner(String... executor) {
        server.execute(database, executor);
    }

    /** The texts that a query of one column returns to the owner. */
    public List<String> texts(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement with the privileges of the application. */
    public void asApplication(String statement) {
        asOwner("SET ROLE " + PostgresConnections.APPLICATION_ROLE, statement);
    }

    /** Runs a statement as the owner and keeps its transaction open, and with it its locks. */
    public Held hold(String sql) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return new Held(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
    }

    /** Waits until this number of statements wait for locks. */
    public void awaitWaiting(int count) {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> waiting() == count);
    }

    private long waiting() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            counts.next();
            return counts.getLong(1);
        }
    }

    /** Ends the connections of the application and refuses new ones until {@link #becomeAvailable}. */
    public void becomeUnavailable() {
        server.execute(
                "postgres",
                "ALTER DATABASE " + database + " ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    public void becomeAvailable() {
        server.execute("postgres", "ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
    }

    @Override
    public void close() {
        pool.dispose();
    }

    /**
     * Opens all connections: a JVM that has just started is slow to connect, and callers that wait for connections to
     * be opened do not race.
     */
    private void warmUp(int connections) {
        Flux.range(0, connections)
                .concatMap(_ -> pool.create().retry(WARM_UPS_MAX))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(connection -> connection.close())
                .blockLast();
    }

    private static TestPostgres create(String options, int connections) {
        PostgresServer server = PostgresServer.ofThisJvm();
        String database = "test_" + COUNT.incrementAndGet();
        server.execute("postgres", "CREATE DATABASE " + database + " " + options);
        return new TestPostgres(server, database, connections);
    }

    /** Migrates once. Every migrated database is a copy. */
    private static final class Template {

        static final String OF_MIGRATED = migrate();

        private static String migrate() {
            PostgresServer server = PostgresServer.ofThisJvm();
            server.execute("postgres", "CREATE DATABASE " + TEMPLATE);
            server.migrate(TEMPLATE);
            return TEMPLATE;
        }
    }

    /** An open transaction that has changed or locked rows. */
    public record Held(Connection connection) {

        /** Commits the transaction. */
        public void release() {
            end(connection::commit);
        }

        /** Rolls the transaction back. */
        public void undo() {
            end(connection::rollback);
        }

        private void end(End end) {
            try (connection) {
                end.run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private interface End {
            void run() throws SQLException;
        }
    }
}
