package io.frontrow.adapter.postgres.account;

import io.frontrow.account.port.AttemptLimits.Limit;
import io.frontrow.account.port.FailedSignIns;
import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import reactor.core.publisher.Mono;

/** The times of the latest failures, as many as the limit allows, in one row for each key. */
public final class PostgresFailedSignIns implements FailedSignIns {

    private static final String RECORD = """
            INSERT INTO failed_sign_in AS f (counted, failed_at, over_at)
            VALUES (
                :counted, ARRAY[clock_timestamp()], clock_timestamp() + :periodMicros * interval '1 microsecond'
            )
            ON CONFLICT (counted) DO UPDATE SET
                failed_at = CASE WHEN cardinality(f.failed_at) < :max THEN f.failed_at ELSE f.failed_at[2:] END
                    || clock_timestamp(),
                over_at = excluded.over_at
            WHERE cardinality(f.failed_at) < :max
                OR f.failed_at[1] <= clock_timestamp() - :periodMicros * interval '1 microsecond'
            """;

    private final SqlExecutor executor;

    public PostgresFailedSignIns(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Boolean> record(Limit limit) {
        return executor.update(executor.sql(RECORD)
                        .bind("counted", limit.key())
                        .bind("max", limit.max())
                        .bind("periodMicros", Bindings.micros(limit.period())))
                .map(recorded -> recorded == 1);
    }
}
