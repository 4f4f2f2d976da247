package io.frontrow.adapter.postgres;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.LedgerSeals;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checks what Postgres keeps by asking Postgres, one query after the other; the seal part by part. */
public final class PostgresLedgerChecks implements LedgerChecks {

    private static final String HELD_AFTER_PAYMENT = """
            SELECT 'performance ' || c.performance_id || ', seat ' || c.seat_number || ': paid at ' || p.paid_at AS broken
            FROM unnest(:performanceIds, :seats) AS held (performance_id, seat_number)
            JOIN seat_claim c USING (performance_id, seat_number)
            JOIN payment p ON p.reservation_id = c.reservation_id AND p.status = 'SUCCESS'
            WHERE c.state = 'SOLD' AND p.paid_at < now() - interval '5 seconds'
            LIMIT 100
            """;

    /** An audit may read all there is; the pool's limits are for what buyers wait for. */
    private static final String TAKE_TIME = """
            SET LOCAL statement_timeout = '30s'
            """;

    private static final Duration AUDIT_AT_MOST = Duration.ofMinutes(1);

    /** The server ends what is idle in its transaction for 5 seconds. */
    private static final Duration IDLE_AT_MOST = Duration.ofSeconds(10);

    private static final Duration KEY_AT_MOST = Duration.ofSeconds(60);

    private final DatabaseClient patient;
    private final Statements statements;
    private final TransactionalOperator snapshot;
    private final LedgerSeals seals;
    private final ServerSessions sessions;

    public PostgresLedgerChecks(DatabaseClient client) {
        ConnectionFactory connections = new LeasedConnections(client.getConnectionFactory(), AUDIT_AT_MOST);
        patient = DatabaseClient.create(connections);
        snapshot = TransactionalOperator.create(new R2dbcTransactionManager(connections), repeatableRead());
        statements = new Statements(client);
        seals = new PostgresLedgerSeals(client);
        sessions = new ServerSessions(patient);
    }

    @Override
    public Mono<List<AuditCheck>> check() {
        return ofOneMoment()
                .flatMap(checks -> Flux.concat(runningKeys(checks), seal(), atRest())
                        .collectList()
                        .map(more -> together(checks, more)))
                .onErrorMap(Faults::isUnavailability, Faults::unavailable);
    }

    /** The checks that see the store at the same moment. */
    private Mono<List<AuditCheck>> ofOneMoment() {
        return patient.sql(TAKE_TIME)
                .then()
                .thenMany(Flux.fromArray(LedgerInvariant.values()))
                .concatMap(this::check)
                .collectList()
                .as(snapshot::transactional);
    }

    private Mono<AuditCheck> runningKeys(List<AuditCheck> checks) {
        AuditCheck oneEffect = checks.stream()
                .filter(check -> check.number() == LedgerInvariant.ONE_EFFECT_PER_KEY.number())
                .findFirst()
                .orElseThrow();
        return sessions.underAKey(KEY_AT_MOST).map(oneEffect::plus);
    }

    private Mono<AuditCheck> seal() {
        return seals.broken()
                .map(broken -> new AuditCheck(11, "No sealed entry of the ledger was changed or deleted", broken));
    }

    private Mono<AuditCheck> atRest() {
        return sessions.idleInTransaction(IDLE_AT_MOST)
                .map(idle -> new AuditCheck(18, "No connection is idle in its transaction for long", idle));
    }

    /** By number; of two with the same number the later one. */
    private static List<AuditCheck> together(List<AuditCheck> checks, List<AuditCheck> more) {
        SortedMap<Integer, AuditCheck> byNumber = new TreeMap<>();
        Stream.concat(checks.stream(), more.stream()).forEach(check -> byNumber.put(check.number(), check));
        return List.copyOf(byNumber.values());
    }

    @Override
    public Mono<List<String>> heldAfterPayment(Map<PerformanceId, SeatNumbers> held) {
        List<HeldSeat> seats = HeldSeat.of(held);
        return statements.list(statements
                .sql(HELD_AFTER_PAYMENT)
                .bind("performanceIds", HeldSeat.performanceIds(seats))
                .bind("seats", HeldSeat.numbers(seats))
                .map(row -> Columns.text(row, "broken")));
    }

    private Mono<AuditCheck> check(LedgerInvariant invariant) {
        return patient.sql(invariant.sql())
                .map(row -> Columns.text(row, "broken"))
                .all()
                .collectList()
                .map(broken -> new AuditCheck(invariant.number(), invariant.title(), broken));
    }

    private static TransactionDefinition repeatableRead() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        return definition;
    }
}
