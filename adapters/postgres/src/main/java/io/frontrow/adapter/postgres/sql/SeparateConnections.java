package io.frontrow.adapter.postgres.sql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Two pools of connections, one for operators and one for everybody else, so that neither waits for the other. Work is
 * an operator's if the Reactor context of its subscriber says so.
 */
public final class SeparateConnections implements ConnectionFactory {

    private final ConnectionFactory everybody;
    private final ConnectionFactory operators;

    public SeparateConnections(ConnectionFactory everybody, ConnectionFactory operators) {
        this.everybody = everybody;
        this.operators = operators;
    }

    /** {@return the context of work that operators wait for} */
    public static Context ofOperator(Context context) {
        return context.put(SeparateConnections.class, true);
    }

    /** {@return the context of work that everybody waits for} */
    static Context ofEverybody(Context context) {
        return context.delete(SeparateConnections.class);
    }

    @Override
    public Mono<Connection> create() {
        return Mono.deferContextual(
                context -> Mono.from((context.hasKey(SeparateConnections.class) ? operators : everybody).create()));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return everybody.getMetadata();
    }
}
