package io.frontrow.adapter.postgres.lease;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.port.Leases;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Leases as rows. A conditional update acquires or renews one. Its holder remembers it, and renews it only after half
 * of the term.
 */
public final class PostgresLeases implements Leases {

    private static final String ACQUIRE = """
            WITH taken AS (
                INSERT INTO lease (name, holder, until)
                SELECT :work, :holder, clock_timestamp() + :termMicros * interval '1 microsecond'
                WHERE NOT EXISTS (
                    SELECT FROM lease WHERE name = :work AND holder <> :holder AND until > clock_timestamp()
                )
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                WHERE lease.holder = excluded.holder OR lease.until <= clock_timestamp()
                RETURNING true
            )
            SELECT EXISTS (SELECT FROM taken) AS own
            """;

    private final UUID holder;
    private final SqlExecutor executor;
    private final Ticker ticker;

    /** The times of the ticker at which the leases that this instance holds end at the earliest. */
    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    /**
     * Acquires leases for one instance.
     *
     * @param holder identifies the instance
     */
    public PostgresLeases(SqlExecutor executor, UUID holder, Ticker ticker) {
        this.holder = holder;
        this.executor = executor;
        this.ticker = ticker;
    }

    @Override
    public Mono<Boolean> acquire(String work, Duration term) {
        return Mono.defer(() -> holdsFor(work, term.dividedBy(2)) ? Mono.just(true) : ask(work, term));
    }

    private boolean holdsFor(String work, Duration time) {
        Long end = ends.get(work);
        return end != null && end - ticker.read() >= time.toNanos();
    }

    private Mono<Boolean> ask(String work, Duration term) {
        long end = ticker.read() + term.toNanos();
        return executor.one(executor.sql(ACQUIRE)
                        .bind("holder", holder)
                        .bind("work", work)
                        .bind("termMicros", Bindings.micros(term))
                        .map(row -> Rows.flag(row, "own")))
                .doOnNext(acquired -> ends.compute(work, (_, _) -> acquired ? end : null));
    }
}
