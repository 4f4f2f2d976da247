package io.frontrow.adapter.postgres.sql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import reactor.core.publisher.Mono;

/**
 * Limits the time for which a connection may be used. A connection that is not returned in time has a server that no
 * longer responds, since a live server ends every statement before that. It is closed, so that the pool creates a new
 * one, and does not wait for a response that may never come.
 */
public final class TimeLimitedConnections extends DelegatingConnectionFactory {

    private final Duration limit;

    /**
     * Limits the connections of a pool.
     *
     * @param limit more than any statement may take by the limits of the server
     */
    public TimeLimitedConnections(ConnectionFactory pool, Duration limit) {
        super(pool);
        this.limit = limit;
    }

    @Override
    public Mono<Connection> create() {
        return Mono.from(getTargetConnectionFactory().create())
                .map(connection -> new TimedConnection(connection, limit));
    }
}
