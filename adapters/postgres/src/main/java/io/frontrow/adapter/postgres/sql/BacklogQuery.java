package io.frontrow.adapter.postgres.sql;

import io.frontrow.shared.model.Backlog;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Counts the rows of a backlog and measures the age of its oldest one. */
public final class BacklogQuery {

    private static final String COUNT = """
            SELECT count(*) AS count,
                (extract(epoch FROM coalesce(clock_timestamp() - min(since), interval '0')) * 1000000)::bigint AS age
            FROM (
            """;

    private static final String LIMIT = " LIMIT :atMost) AS waiting";

    private BacklogQuery() {}

    /**
     * Counts at most {@link Backlog#COUNT_MAX} rows.
     *
     * @param waiting selects the time {@code since} which each row waits, the oldest first
     */
    public static Mono<Backlog> count(SqlExecutor executor, String waiting) {
        return executor.one(executor.sql(COUNT + waiting + LIMIT)
                .bind("atMost", Backlog.COUNT_MAX)
                .map(row -> new Backlog(
                        Rows.number(row, "count"), Duration.of(Rows.number(row, "age"), ChronoUnit.MICROS))));
    }
}
