package io.frontrow.adapter.postgres.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.queue.port.SaleStatusesByClaims;
import io.frontrow.shared.cache.StaleIfErrorCache;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Counts seats in Postgres, for each concert at most twice a second. While Postgres is unavailable or slow, the last
 * known counts are returned, because the queue can run without it.
 */
public final class PostgresSaleStatuses implements SaleStatusesByClaims {

    private static final Duration FRESH_FOR = Duration.ofMillis(500);
    private static final int CACHED_MAX = 10_000;

    private static final String COUNT = """
            WITH coming AS (
                SELECT performance_id FROM performance
                WHERE concert_id = :concertId AND starts_at > now() AND state = 'ON_SALE'
            )
            SELECT (SELECT count(*) FROM coming) AS performances,
                (SELECT coalesce(sum(s.row_count * s.seats_per_row), 0)::bigint
                    FROM section s JOIN coming USING (performance_id)) AS seats_total,
                claims.taken, claims.sold
            FROM (
                SELECT count(*) AS taken, count(*) FILTER (WHERE c.state = 'SOLD') AS sold
                FROM seat_claim c JOIN coming USING (performance_id)
                WHERE c.state = 'SOLD' OR c.expires_at > now()
            ) AS claims
            """;

    private final SqlExecutor executor;
    private final StaleIfErrorCache<ConcertId, SaleStatus> statuses;

    public PostgresSaleStatuses(SqlExecutor executor, Ticker ticker) {
        this.executor = executor;
        this.statuses = new StaleIfErrorCache<>(
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(CACHED_MAX)
                        .expireAfterWrite(FRESH_FOR)
                        .ticker(ticker)
                        .<ConcertId, Mono<Optional<SaleStatus>>>build()
                        .asMap(),
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(CACHED_MAX)
                        .<ConcertId, SaleStatus>build()
                        .asMap(),
                this::count,
                (_, later) -> later);
    }

    @Override
    public Mono<SaleStatus> of(ConcertId concertId) {
        return statuses.get(concertId).map(Optional::orElseThrow);
    }

    private Mono<Optional<SaleStatus>> count(ConcertId concertId) {
        return executor.one(executor.sql(COUNT)
                        .bind("concertId", concertId.value())
                        .map(row -> SaleStatus.of(
                                Rows.number(row, "performances"),
                                Rows.number(row, "seats_total"),
                                Rows.number(row, "taken"),
                                Rows.number(row, "sold"))))
                .map(Optional::of);
    }
}
