package io.frontrow.adapter.postgres.audit;

import io.frontrow.adapter.postgres.seat.HeldSeat;
import io.frontrow.adapter.postgres.sql.PostgresFaults;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.postgres.sql.TimeLimitedConnections;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.Invariant;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.LedgerSeals;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.id.PerformanceId;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Checks the invariants that Postgres can check: one query after the other within a snapshot, the seals part by part,
 * and the connections of the server.
 */
public final class PostgresLedgerChecks implements LedgerChecks {

    private static final List<AuditQuery> QUERIES = Stream.of(
                    Invariant.ONE_CLAIM_PER_SEAT,
                    Invariant.FENCES_GROW,
                    Invariant.TRANSFERS_BALANCE,
                    Invariant.WALLETS_ADD_UP,
                    Invariant.ACCOUNTS_ADD_UP,
                    Invariant.PAID_ONCE,
                    Invariant.REFUNDED_ONCE,
                    Invariant.ONE_EFFECT_PER_KEY,
                    Invariant.STATES_MOVE_ON,
                    Invariant.DEADLINES_ARE_KEPT,
                    Invariant.EVENTS_ARE_PUBLISHED,
                    Invariant.CANCELED_IS_REFUNDED,
                    Invariant.TURNS_ARE_BOUNDED)
            .map(AuditQuery::of)
            .toList();

    private static final String HELD_AFTER_PAYMENT = """
            SELECT 'performance ' || c.performance_id || ', seat ' || c.seat_number || ': paid at ' || p.paid_at
                AS violation
            FROM unnest(:performanceIds, :seats) AS held (performance_id, seat_number)
            JOIN seat_claim c USING (performance_id, seat_number)
            JOIN payment p ON p.reservation_id = c.reservation_id AND p.status = 'SUCCESS'
            WHERE c.state = 'SOLD' AND p.paid_at < now() - interval '5 seconds'
            LIMIT 100
            """;

    /** The audit reads all data. The limits of the pool are for queries that a client waits for. */
    private static final String SET_TIMEOUT = """
            SET LOCAL statement_timeout = '30s'
            """;

    private static final Duration AUDIT_MAX = Duration.ofMinutes(1);

    /** The server ends a transaction after 5 idle seconds. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(10);

    private static final Duration KEY_IN_USE_MAX = Duration.ofSeconds(60);

    private final DatabaseClient patient;
    private final SqlExecutor executor;
    private final TransactionalOperator snapshot;
    private final LedgerSeals seals;
    private final BackendActivity sessions;

    public PostgresLedgerChecks(DatabaseClient client, SqlExecutor executor) {
        ConnectionFactory connections = new TimeLimitedConnections(client.getConnectionFactory(), AUDIT_MAX);
        patient = DatabaseClient.create(connections);
        snapshot = TransactionalOperator.create(new R2dbcTransactionManager(connections), repeatableRead());
        this.executor = executor;
        seals = new PostgresLedgerSeals(executor);
        sessions = new BackendActivity(patient);
    }

    @Override
    public Mono<List<AuditCheck>> check() {
        return Flux.concat(checksOfOneSnapshot(), sealsHold(), transactionsEnd())
                .collectSortedList(Comparator.comparing(AuditCheck::invariant))
                .onErrorMap(PostgresFaults::isUnavailability, PostgresFaults::unavailable);
    }

    private Flux<AuditCheck> checksOfOneSnapshot() {
        return patient.sql(SET_TIMEOUT)
                .then()
                .thenMany(Flux.fromIterable(QUERIES))
                .concatMap(this::check)
                .collectList()
                .as(snapshot::transactional)
                .flatMapIterable(checks -> checks)
                .concatMap(this::withKeysInUse);
    }

    private Mono<AuditCheck> check(AuditQuery query) {
        return patient.sql(query.sql())
                .map(row -> Rows.text(row, "violation"))
                .all()
                .collectList()
                .map(violations -> new AuditCheck(query.invariant(), violations));
    }

    /** Completes the check of idempotency keys with those in use for long, which only the server's sessions show. */
    private Mono<AuditCheck> withKeysInUse(AuditCheck check) {
        return check.invariant() == Invariant.ONE_EFFECT_PER_KEY
                ? sessions.holdingIdempotencyKey(KEY_IN_USE_MAX).map(check::withViolations)
                : Mono.just(check);
    }

    private Mono<AuditCheck> sealsHold() {
        return seals.violations().map(violations -> new AuditCheck(Invariant.SEALS_HOLD, violations));
    }

    private Mono<AuditCheck> transactionsEnd() {
        return sessions.idleInTransaction(IDLE_MAX).map(idle -> new AuditCheck(Invariant.TRANSACTIONS_END, idle));
    }

    @Override
    public Mono<List<String>> heldAfterPayment(Map<PerformanceId, SeatNumbers> held) {
        List<HeldSeat> seats = HeldSeat.of(held);
        return executor.list(executor.sql(HELD_AFTER_PAYMENT)
                .bind("performanceIds", HeldSeat.performanceIds(seats))
                .bind("seats", HeldSeat.numbers(seats))
                .map(row -> Rows.text(row, "violation")));
    }

    private static TransactionDefinition repeatableRead() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        return definition;
    }
}
