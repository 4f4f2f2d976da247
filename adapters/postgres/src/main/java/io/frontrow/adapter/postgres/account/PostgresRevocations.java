package io.frontrow.adapter.postgres.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.account.model.Role;
import io.frontrow.account.port.Revocations;
import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.cache.StaleIfErrorCache;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Ended sessions and changed roles, cached. The sessions that ended within the life of an access token are read
 * together: they are few, while the sessions that go on are many. Roles are asked for one by one: only those of
 * operators matter.
 */
public final class PostgresRevocations implements Revocations {

    private static final int OPERATORS_MAX = 10_000;

    private static final String ENDED = """
            SELECT session_id FROM user_session
            WHERE ended_at > clock_timestamp() - :accessForMicros * interval '1 microsecond'
            """;

    private static final String ROLE = "SELECT role FROM app_user WHERE user_id = :userId";

    private enum Key {
        ALL
    }

    private final SqlExecutor executor;
    private final Duration accessFor;
    private final StaleIfErrorCache<Key, Set<SessionId>> ended;
    private final StaleIfErrorCache<UserId, Role> roles;

    /** @param accessFor the life of an access token; a session that ended before has no valid token left */
    public PostgresRevocations(SqlExecutor executor, Duration accessFor, Ticker ticker) {
        this.executor = executor;
        this.accessFor = accessFor;
        this.ended = cache(ticker, _ -> readEnded());
        this.roles = cache(ticker, this::readRole);
    }

    private static <K, V> StaleIfErrorCache<K, V> cache(Ticker ticker, Function<K, Mono<Optional<V>>> load) {
        return new StaleIfErrorCache<>(
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(OPERATORS_MAX)
                        .expireAfterWrite(AGE_MAX)
                        .ticker(ticker)
                        .<K, Mono<Optional<V>>>build()
                        .asMap(),
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(OPERATORS_MAX)
                        .<K, V>build()
                        .asMap(),
                load,
                (_, later) -> later);
    }

    @Override
    public Mono<Boolean> hasEnded(SessionId sessionId) {
        return ended.get(Key.ALL).map(all -> all.orElseThrow().contains(sessionId));
    }

    @Override
    public Mono<Role> role(UserId userId) {
        return roles.get(userId).map(Optional::orElseThrow);
    }

    private Mono<Optional<Set<SessionId>>> readEnded() {
        return executor.list(executor.sql(ENDED)
                        .bind("accessForMicros", Bindings.micros(accessFor))
                        .map(row -> new SessionId(Rows.uuid(row, "session_id"))))
                .map(sessions -> Optional.of(Set.copyOf(sessions)));
    }

    private Mono<Optional<Role>> readRole(UserId userId) {
        return executor.optional(executor.sql(ROLE)
                        .bind("userId", userId.value())
                        .map(row -> Rows.constant(row, "role", Role.class)))
                .map(role -> Optional.of(role.orElse(Role.USER)));
    }
}
