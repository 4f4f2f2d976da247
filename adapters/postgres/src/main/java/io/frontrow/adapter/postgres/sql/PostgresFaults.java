package io.frontrow.adapter.postgres.sql;

import io.frontrow.shared.port.StoreUnavailable;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolShutdownException;

/** Classifies faults. The SQL states are those of appendix A of the Postgres manual. */
public final class PostgresFaults {

    private static final Set<String> RETRYABLE = Set.of("40001", "40P01");

    /** Connection lost, resources exhausted, operator intervention (shutdown, timeout), system error. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    /**
     * Not accepting connections, lock not available, read-only, idle in transaction for too long; and the retryable
     * states, which remain after all retries.
     */
    private static final Set<String> UNAVAILABLE_STATES = Set.of("55000", "55P03", "25006", "25P03", "40001", "40P01");

    private PostgresFaults() {}

    /** {@return whether Postgres aborted the statement, without any effect, in favor of another one} */
    public static boolean isRetryable(Throwable fault) {
        return states(fault).anyMatch(RETRYABLE::contains);
    }

    /** {@return whether Postgres cannot be reached, responds too late, or does not accept work at present} */
    public static boolean isUnavailability(Throwable fault) {
        return states(fault).anyMatch(PostgresFaults::isUnavailability)
                || causes(fault).anyMatch(PostgresFaults::isConnectionFault);
    }

    /** {@return whether no response came in time, so that the outcome is unknown} */
    public static boolean isTimeout(Throwable fault) {
        return causes(fault)
                .anyMatch(cause -> cause instanceof TimeoutException || cause instanceof R2dbcTimeoutException);
    }

    public static StoreUnavailable unavailable(Throwable fault) {
        return fault instanceof StoreUnavailable unavailable ? unavailable : new StoreUnavailable("Postgres", fault);
    }

    private static boolean isUnavailability(String state) {
        return UNAVAILABLE_STATES.contains(state)
                || UNAVAILABLE_CLASSES.stream().anyMatch(state::startsWith);
    }

    private static boolean isConnectionFault(Throwable cause) {
        return cause instanceof R2dbcNonTransientResourceException
                || cause instanceof R2dbcTransientResourceException
                || cause instanceof R2dbcTimeoutException
                || cause instanceof TimeoutException
                || cause instanceof IOException
                || cause instanceof PoolAcquirePendingLimitException
                || cause instanceof PoolShutdownException;
    }

    private static Stream<String> states(Throwable fault) {
        return causes(fault)
                .filter(R2dbcException.class::isInstance)
                .map(cause -> ((R2dbcException) cause).getSqlState())
                .filter(Objects::nonNull);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause);
    }
}
