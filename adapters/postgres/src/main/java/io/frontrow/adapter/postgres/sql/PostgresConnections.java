package io.frontrow.adapter.postgres.sql;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Connections of the application to Postgres. They work as its own role, and have limits so that nothing waits for
 * long.
 */
public final class PostgresConnections {

    /** The role that the application works as. The first migration creates it. */
    public static final String APPLICATION_ROLE = "frontrow_app";

    /** How long a statement may wait for a connection. */
    public static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LIFE_MAX = Duration.ofMinutes(30);

    private static final Map<String, String> SESSION_PARAMETERS = Map.of(
            "role", APPLICATION_ROLE,
            "statement_timeout", "1500ms",
            "lock_timeout", "1s",
            "idle_in_transaction_session_timeout", "5s");

    private PostgresConnections() {}

    /** Adds the role and the limits to connection options. Other session parameters in the options are kept. */
    private static ConnectionFactoryOptions.Builder limit(ConnectionFactoryOptions.Builder options) {
        return options.option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECT_TIMEOUT)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                .option(PostgresqlConnectionFactoryProvider.OPTIONS, sessionOf(options.build()));
    }

    /**
     * Creates a pool of limited connections.
     *
     * @param postgres the address of Postgres, and the user to sign in as
     * @param size the maximum number of connections
     */
    public static ConnectionPool pool(ConnectionFactoryOptions postgres, int size) {
        ConnectionFactoryOptions limited = limit(postgres.mutate()).build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(limited))
                .initialSize(0)
                .maxSize(size)
                .acquireRetry(0)
                .maxAcquireTime(ACQUIRE_TIMEOUT)
                .maxCreateConnectionTime(CONNECT_TIMEOUT)
                .maxValidationTime(CONNECT_TIMEOUT)
                .customizer(pool -> pool.evictionPredicate(
                        (connection, use) -> use.lifeTime() > LIFE_MAX.toMillis() || hasEnded(connection)))
                .build());
    }

    /**
     * When Postgres has failed over, all idle connections may have ended. They are passed over rather than tried again:
     * to repeat an attempt that fails would make many new connections to a Postgres that has too many already.
     */
    private static boolean hasEnded(Connection connection) {
        return !Mono.from(connection.validate(ValidationDepth.LOCAL)).toFuture().getNow(false);
    }

    private static Map<String, String> sessionOf(ConnectionFactoryOptions options) {
        Map<String, String> session = new HashMap<>();
        if (options.getValue(PostgresqlConnectionFactoryProvider.OPTIONS) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> session.put(name.toString(), value.toString()));
        }
        session.putAll(SESSION_PARAMETERS);
        return session;
    }
}
