package io.frontrow.adapter.postgres.lease;

import io.frontrow.adapter.postgres.sql.Columns;
import io.frontrow.adapter.postgres.sql.Statements;
import io.frontrow.shared.port.Leases;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Leases as rows, each taken by a conditional update; written only when more than half of the term is over. */
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
    private final Statements statements;

    /** @param holder names the instance, and no other one */
    public PostgresLeases(DatabaseClient client, UUID holder) {
        this.holder = holder;
        statements = new Statements(client);
    }

    @Override
    public Mono<Boolean> acquire(String work, Duration term) {
        return statements.one(statements
                .sql(ACQUIRE)
                .bind("holder", holder)
                .bind("work", work)
                .bind("termMicros", Columns.micros(term))
                .map(row -> Columns.flag(row, "own")));
    }
}
