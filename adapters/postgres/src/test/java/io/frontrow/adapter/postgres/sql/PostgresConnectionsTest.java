package io.frontrow.adapter.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.postgres.TestPostgres;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PostgresConnectionsTest {

    private static final int SIZE = 4;

    @AutoClose
    private final TestPostgres postgres = TestPostgres.migrated(1);

    @AutoClose("dispose")
    private final ConnectionPool pool =
            PostgresConnections.pool(postgres.options(postgres.host(), postgres.port()), SIZE);

    @Test
    void noCallFailsBecauseTheIdleConnectionsHaveEnded() {
        List<Connection> pooled = openAll();
        List<Connection> opened =
                pooled.stream().map(PostgresConnectionsTest::unwrapped).toList();
        pooled.forEach(connection -> Mono.from(connection.close()).block());

        postgres.asOwner("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await().until(() -> opened.stream().noneMatch(PostgresConnectionsTest::isOpen));

        SqlExecutor executor = new SqlExecutor(DatabaseClient.create(pool));
        assertThat(executor.one(executor.sql("SELECT 1 AS number").map(row -> Rows.integer(row, "number")))
                        .block())
                .isEqualTo(1);
    }

    @Test
    void aPostgresThatRefusesIsAskedOnceOnly() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        try (ServerSocket refusing = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(refusing, attempts));
            ConnectionPool refused =
                    PostgresConnections.pool(postgres.options(postgres.host(), refusing.getLocalPort()), SIZE);

            assertThatThrownBy(() -> refused.create().block()).isInstanceOf(R2dbcException.class);

            assertThat(attempts).hasValue(1);
            refused.dispose();
        }
    }

    private static void refuse(ServerSocket server, AtomicInteger attempts) {
        try {
            while (true) {
                Socket client = server.accept();
                attempts.incrementAndGet();
                client.close();
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private List<Connection> openAll() {
        return Objects.requireNonNull(
                Flux.range(0, SIZE).flatMap(_ -> pool.create()).collectList().block());
    }

    private static Connection unwrapped(Connection pooled) {
        return (Connection) ((Wrapped<?>) pooled).unwrap();
    }

    private static boolean isOpen(Connection connection) {
        return Boolean.TRUE.equals(
                Mono.from(connection.validate(ValidationDepth.LOCAL)).block());
    }
}
