package io.frontrow.adapter.postgres.sql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Hands connections out for a limited time. One that is not given back by then has a server behind it that answers no
 * more, since a living one ends every statement before: it is closed, so that the pool makes a new one, and does not wait
 * for an answer that may never come.
 */
public final class LeasedConnections extends DelegatingConnectionFactory {

    private static final Logger LOG = System.getLogger(LeasedConnections.class.getName());

    private final Duration term;

    /** @param term more than any statement may take, by the limits of the server */
    public LeasedConnections(ConnectionFactory pool, Duration term) {
        super(pool);
        this.term = term;
    }

    @Override
    public Mono<Connection> create() {
        return Mono.from(getTargetConnectionFactory().create()).map(connection -> new Lease(connection, term).proxy());
    }

    private static final class Lease implements InvocationHandler {

        private final Connection connection;
        private final Disposable end;

        Lease(Connection connection, Duration term) {
            this.connection = connection;
            end = Schedulers.parallel().schedule(this::abandon, term.toMillis(), TimeUnit.MILLISECONDS);
        }

        Connection proxy() {
            return (Connection)
                    Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                end.dispose();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        private void abandon() {
            LOG.log(Level.WARNING, "Postgres does not answer on a connection, which is given up");
            Mono.from(physical(connection).close()).onErrorComplete().subscribe();
        }

        private static Connection physical(Connection connection) {
            return connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner
                    ? physical(inner)
                    : connection;
        }
    }
}
