package io.frontrow.adapter.postgres.lease;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.port.Leases;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Leases as rows. A conditional update acquires one; its holder renews it only after half of the term. */
public final class PostgresLeases implements Leases {

    private static final String ACQUIRE = """
            WITH present AS (
                SELECT holder = :holder AS own FROM lease
                WHERE name = :work AND until > clock_timestamp()
                    + CASE WHEN holder = :holder THEN :termMicros / 2 ELSE 0 END * interval '1 microsecond'
            ), taken AS (
                INSERT INTO lease (name, holder, until)
                SELECT :work, :holder, clock_timestamp() + :termMicros * interval '1 microsecond'
                WHERE NOT EXISTS (SELECT FROM present)
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                WHERE lease.holder = excluded.holder OR lease.until <= clock_timestamp()
                RETURNING true AS own
            )
            SELECT coalesce((SELECT own FROM present), (SELECT own FROM taken), false) AS own
            """;

    private final UUID holder;
    private final SqlExecutor executor;

    /**
     * Acquires leases for one instance.
     *
     * @param holder identifies the instance
     */
    public PostgresLeases(SqlExecutor executor, UUID holder) {
        this.holder = holder;
        this.executor = executor;
    }

    @Override
    public Mono<Boolean> acquire(String work, Duration term) {
        return executor.one(executor.sql(ACQUIRE)
                .bind("holder", holder)
                .bind("work", work)
                .bind("termMicros", Bindings.micros(term))
                .map(row -> Rows.flag(row, "own")));
    }
}
