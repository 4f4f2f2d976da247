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
 * Executes single autocommit statements on Postgres. A statement is retried after a deadlock and has a deadline; a
 * fault that makes Postgres unavailable becomes {@link io.frontrow.shared.port.StoreUnavailable}.
 *
 * <p>A statement is never canceled. A subscriber that cancels or times out only stops listening: the statement runs
 * to completion and returns its connection in a clean state. So a client that disconnects aborts nothing halfway, and
 * no connection returns to the pool while a response is outstanding on it.
 */
public final class SqlExecutor {

    /** Less than the two seconds within which a client must get the response that the store is unavailable. */
    private static final Duration DEADLINE = Duration.ofMillis(1_800);

    /** Does not include the acquisition of the connection; includes the 1.5 s that Postgres allows a statement. */
    private static final Duration CONNECTION_TIME_LIMIT = Duration.ofSeconds(3);

    private static final int RETRIES_MAX = 2;

    private final DatabaseClient client;

    public SqlExecutor(DatabaseClient client) {
        this.client =
                DatabaseClient.create(new TimeLimitedConnections(client.getConnectionFactory(), CONNECTION_TIME_LIMIT));
    }

    public GenericExecuteSpec sql(String text) {
        return client.sql(text);
    }

    /** {@return the row of a statement that always returns one} */
    public <T> Mono<T> one(RowsFetchSpec<T> statement) {
        return run(statement.one());
    }

    /** {@return the row of a statement that returns one or none} */
    public <T> Mono<Optional<T>> optional(RowsFetchSpec<T> statement) {
        return run(statement.one().singleOptional());
    }

    /** {@return the rows of a statement that returns few} */
    public <T> Mono<List<T>> list(RowsFetchSpec<T> statement) {
        return run(statement.all().collectList());
    }

    /**
     * Reads a page of a list that is ordered by time and id.
     *
     * @param statement selects at most {@code :atMost} rows after {@code :startAt} and {@code :startId}
     * @param cursor returns the cursor that continues after an item
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

    /** {@return the number of rows that a statement changed} */
    public Mono<Long> update(GenericExecuteSpec statement) {
        return run(statement.fetch().rowsUpdated());
    }

    private static <T> Mono<T> run(Mono<T> statement) {
        return withDeadline(statement.retryWhen(Retry.max(RETRIES_MAX)
                .filter(PostgresFaults::isRetryable)
                .onRetryExhaustedThrow((_, retries) -> retries.failure())));
    }

    /** Runs work to completion even if the subscriber cancels, and fails if it takes too long. */
    public static <T> Mono<T> withDeadline(Mono<T> work) {
        return RunToCompletion.once(() -> work)
                .timeout(DEADLINE)
                .onErrorMap(PostgresFaults::isUnavailability, PostgresFaults::unavailable);
    }
}
