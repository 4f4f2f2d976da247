package io.frontrow.adapter.postgres.account;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.port.OperatorCodes;
import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** The hashes of operator codes. Expired ones are deleted when another one is offered. */
public final class PostgresOperatorCodes implements OperatorCodes {

    private static final String OFFER = """
            WITH expired AS (
                DELETE FROM operator_code WHERE expires_at <= clock_timestamp() AND code_hash <> :codeHash
            )
            INSERT INTO operator_code (code_hash, expires_at)
            SELECT :codeHash, clock_timestamp() + :validForMicros * interval '1 microsecond'
            WHERE NOT EXISTS (SELECT FROM app_user WHERE role = 'ADMIN')
            ON CONFLICT (code_hash) DO UPDATE SET expires_at = excluded.expires_at
            """;

    private static final String IS_VALID = """
            SELECT is_operator_code_valid(:codeHash) AS valid
            """;

    private static final String REDEEM = """
            SELECT redeem_operator_code(:codeHash, :userId, :email, :name, :passwordHash) AS outcome
            """;

    private final SqlExecutor executor;

    public PostgresOperatorCodes(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Boolean> offer(String codeHash, Duration validFor) {
        return executor.update(executor.sql(OFFER)
                        .bind("codeHash", codeHash)
                        .bind("validForMicros", Bindings.micros(validFor)))
                .map(added -> added == 1);
    }

    @Override
    public Mono<Boolean> isValid(String codeHash) {
        return executor.one(executor.sql(IS_VALID).bind("codeHash", codeHash).map(row -> Rows.flag(row, "valid")));
    }

    @Override
    public Mono<Redemption> redeem(String codeHash, Credentials operator) {
        return executor.one(executor.sql(REDEEM)
                .bind("codeHash", codeHash)
                .bind("userId", operator.user().userId().value())
                .bind("email", operator.user().email().value())
                .bind("name", operator.user().name())
                .bind("passwordHash", operator.passwordHash().encoded())
                .map(row -> Rows.constant(row, "outcome", Redemption.class)));
    }
}
