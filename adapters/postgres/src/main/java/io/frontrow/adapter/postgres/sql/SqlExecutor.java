package io.frontrow.adapter.postgres.sql;

import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.RowsFetchSpec;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The way of all statements to Postgres: one autocommit statement each, tried again after a deadlock, answered within a
 * bounded time, its faults told apart.
 *
 * <p>A statement is never cancelled. Whoever cancels, or has waited for too long, only stops listening: the statement runs
 * to its end and gives its connection back clean. So a client that hangs up aborts nothing half way, and no
 * connection goes back to the pool while an answer is still to come on it.
 */
public final class SqlExecutor {

    /** Less than the two seconds within which a client hears that the store is away. */
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(1_800);

    /** The acquiring of a connection is not part of it, the 1.5 s that Postgres gives a statement are. */
    private static final Duration CONNECTION_GIVEN_UP_AFTER = Duration.ofSeconds(3);

    private static final int RETRIES_MAX = 2;

    private final DatabaseClient client;

    public SqlExecutor(DatabaseClient client) {
        this.client = DatabaseClient.create(
                new TimeLimitedConnections(client.getConnectionFactory(), CONNECTION_GIVEN_UP_AFTER));
    }

    public GenericExecuteSpec sql(String text) {
        return client.sql(text);
    }

    /** The row of a statement that always has one. */
    public <T> Mono<T> one(RowsFetchSpec<T> statement) {
        return run(statement.one());
    }

    /** The row of a statement that has one or none. */
    public <T> Mono<Optional<T>> optional(RowsFetchSpec<T> statement) {
        return run(statement.one().singleOptional());
    }

    /** The rows of a statement that has few. */
    public <T> Mono<List<T>> list(RowsFetchSpec<T> statement) {
        return run(statement.all().collectList());
    }

    /**
     * A page of a list that is ordered by time and id.
     *
     * @param statement lists what is behind {@code :startAt} and {@code :startId}, {@code :atMost} rows
     * @param cursor the one behind an item
     */
    public <T> Mono<Page<T>> page(
            GenericExecuteSpec statement,
            PageRequest request,
            Keyset start,
            Function<Readable, T> item,
            Function<T, Cursor> cursor) {
        return list(statement
                        .bind("startAt", start.at())
                        .bind("startId", start.id())
                        .bind("atMost", request.limit() + 1)
                        .map(item))
                .map(found -> Page.of(found, request, cursor));
    }

    /** How many rows a statement changed. */
    public Mono<Long> update(GenericExecuteSpec statement) {
        return run(statement.fetch().rowsUpdated());
    }

    private static <T> Mono<T> run(Mono<T> statement) {
        return withDeadline(statement.retryWhen(Retry.max(RETRIES_MAX)
                .filter(PostgresFaults::isRetryable)
                .onRetryExhaustedThrow((_, retries) -> retries.failure())));
    }

    /** The outcome of something that goes on to its end whoever cancels, or a fault if it takes too long. */
    public static <T> Mono<T> withDeadline(Mono<T> work) {
        return RunToCompletion.once(() -> work)
                .timeout(ANSWER_WITHIN)
                .onErrorMap(PostgresFaults::isUnavailability, PostgresFaults::unavailable);
    }
}
