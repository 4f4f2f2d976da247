package io.frontrow.adapter.postgres.account;

import io.frontrow.account.port.Sessions;
import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Sessions with the hashes of their refresh tokens. */
public final class PostgresSessions implements Sessions {

    private static final String OPEN = """
            WITH opened AS (
                INSERT INTO user_session (session_id, user_id) VALUES (:sessionId, :userId) RETURNING session_id
            )
            INSERT INTO refresh_token (token_hash, session_id, expires_at)
            SELECT :refreshHash, session_id, clock_timestamp() + :refreshForMicros * interval '1 microsecond'
            FROM opened
            RETURNING expires_at
            """;

    private static final String ROTATE = """
            SELECT r.rotated_session, r.new_hash, r.new_expires_at, u.user_id, u.email, u.name, u.role
            FROM rotate_session(:spentHash, :newHash, :refreshForMicros, :graceMicros) r
            JOIN app_user u ON u.user_id = r.session_user_id
            """;

    private static final String END_BY_TOKEN = """
            UPDATE user_session SET ended_at = clock_timestamp()
            WHERE session_id = (SELECT session_id FROM refresh_token WHERE token_hash = :refreshHash)
              AND ended_at IS NULL
            """;

    private static final String END = """
            UPDATE user_session SET ended_at = clock_timestamp() WHERE session_id = :sessionId AND ended_at IS NULL
            """;

    private static final String END_ALL = """
            UPDATE user_session SET ended_at = clock_timestamp() WHERE user_id = :userId AND ended_at IS NULL
            """;

    private final SqlExecutor executor;

    public PostgresSessions(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Instant> open(SessionId sessionId, UserId userId, String refreshHash, Duration refreshFor) {
        return executor.one(executor.sql(OPEN)
                .bind("sessionId", sessionId.value())
                .bind("userId", userId.value())
                .bind("refreshHash", refreshHash)
                .bind("refreshForMicros", Bindings.micros(refreshFor))
                .map(row -> Rows.instant(row, "expires_at")));
    }

    @Override
    public Mono<Rotation> rotate(RotateCommand command) {
        return executor.optional(executor.sql(ROTATE)
                        .bind("spentHash", command.spentHash())
                        .bind("newHash", command.newHash())
                        .bind("refreshForMicros", Bindings.micros(command.refreshFor()))
                        .bind("graceMicros", Bindings.micros(command.grace()))
                        .map(PostgresSessions::rotated))
                .map(rotated -> rotated.orElseGet(Rotation.Refused::new));
    }

    @Override
    public Mono<Void> end(SessionId sessionId) {
        return executor.update(executor.sql(END).bind("sessionId", sessionId.value()))
                .then();
    }

    @Override
    public Mono<Void> endByToken(String refreshHash) {
        return executor.update(executor.sql(END_BY_TOKEN).bind("refreshHash", refreshHash))
                .then();
    }

    @Override
    public Mono<Void> endAll(UserId userId) {
        return executor.update(executor.sql(END_ALL).bind("userId", userId.value()))
                .then();
    }

    private static Rotation rotated(Readable row) {
        return new Rotation.Rotated(
                new SessionId(Rows.uuid(row, "rotated_session")),
                PostgresUsers.user(row),
                Rows.text(row, "new_hash"),
                Rows.instant(row, "new_expires_at"));
    }
}
