package io.frontrow.benchmark;

import io.frontrow.adapter.postgres.audit.PostgresLedgerChecks;
import io.frontrow.adapter.postgres.payment.BatchingPayments;
import io.frontrow.adapter.postgres.payment.PostgresPayments;
import io.frontrow.adapter.postgres.sql.PostgresConnections;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.payment.model.PaymentOutcome.Paid;
import io.frontrow.payment.port.Payments;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.shared.port.StoreUnavailable;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Payments per second: by the store alone, over HTTP by an instance of its own, and by pgbench with the same
 * transaction on the same Postgres, which keeps what it commits. Each of them works through reservations of its own.
 * Load, instance and stores share the machine. Linux only; needs wrk and pgbench.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=PaymentsBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class PaymentsBenchmark {

    private static final int RUN = 10_000;
    private static final int WARM_UP = RUN / 2;
    /** Buyers of each instance, half of them for the warm-up. */
    private static final int BUYERS = 90_000;

    private static final int HTTP_WARM_UP_BUYERS = BUYERS / 2;

    private static final Duration HTTP_WARM_UP = Duration.ofSeconds(15);
    private static final int HTTP_WARM_UPS_MAX = 10;
    private static final Duration HTTP_RUN = Duration.ofSeconds(8);
    private static final int CONCURRENCY = 256;
    private static final int CONNECTIONS = 20;

    private final DurablePostgres postgres = DurablePostgres.start();
    private final Stores stores = postgres.with(Stores.ofTests().redis());
    private int used;

    @Test
    void measure() {
        try (postgres) {
            List<List<String>> requests = gather();
            List<Payments.WalletPayment> orders = PreparedOrders.prepare(postgres.jdbc(), 4 * (WARM_UP + RUN));
            BenchmarkResult.printHead();
            http("plain, HTTP", requests.getFirst(), "--frontrow.postgres.batching=false");
            http("batched, HTTP", requests.getLast(), "--frontrow.postgres.batching=true");
            pgbench();
            stores(orders);
            pgbench();
            PreparedOrders.catchUp(postgres.jdbc());
            audit();
        }
    }

    private List<List<String>> gather() {
        try (FrontrowServer office = FrontrowServer.start(stores)) {
            LoadTestUsers crowd = LoadTestUsers.gather(office, stores, BUYERS);
            return List.of(crowd.payments(), crowd.payments());
        }
    }

    private void pgbench() {
        Pgbench pgbench = new Pgbench(postgres);
        pgbench.run(take(WARM_UP), WARM_UP);
        pgbench.run(take(RUN), RUN).print();
    }

    private void stores(List<Payments.WalletPayment> orders) {
        ConnectionPool pool = PostgresConnections.pool(options(), CONNECTIONS);
        DatabaseClient client = DatabaseClient.create(pool);
        store("plain, store", new PostgresPayments(new SqlExecutor(client)), orders);
        store("batched, store", new BatchingPayments(new SqlExecutor(client)), orders);
        pool.dispose();
    }

    private void store(String name, Payments payments, List<Payments.WalletPayment> orders) {
        pay(payments, orders, WARM_UP);
        Duration before = postgres.computed();
        long start = System.nanoTime();
        List<Long> latencies = pay(payments, orders, RUN);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        BenchmarkResult.of(
                        name,
                        latencies,
                        RUN - latencies.size(),
                        took,
                        postgres.computed().minus(before))
                .print();
    }

    /** The latencies of the payments that ended in time, in microseconds. */
    private List<Long> pay(Payments payments, List<Payments.WalletPayment> orders, int count) {
        int first = take(count);
        return Objects.requireNonNull(Flux.fromIterable(orders.subList(first, first + count))
                .flatMap(order -> timed(payments, order), CONCURRENCY)
                .collectList()
                .block());
    }

    private static Mono<Long> timed(Payments payments, Payments.WalletPayment order) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return payments.payByWallet(order)
                    .filter(Paid.class::isInstance)
                    .switchIfEmpty(Mono.error(() -> new IllegalStateException("not paid")))
                    .map(_ -> (System.nanoTime() - start) / 1_000)
                    .onErrorResume(StoreUnavailable.class, _ -> Mono.empty());
        });
    }

    private void http(String name, List<String> requests, String setting) {
        PreparedOrders.catchUp(postgres.jdbc());
        try (Instance instance = Instance.start(stores, setting)) {
            Wrk wrk = new Wrk(instance.address(), CONCURRENCY);
            warmUp(wrk, requests.subList(0, HTTP_WARM_UP_BUYERS));
            Duration before = postgres.computed();
            long paid = payments();
            Wrk.Measurement measured = wrk.run(name, requests.subList(HTTP_WARM_UP_BUYERS, BUYERS), HTTP_RUN);
            BenchmarkResult.of(measured, payments() - paid, postgres.computed().minus(before))
                    .print();
        }
    }

    /** A busy machine takes longer to pay for this number. */
    private void warmUp(Wrk wrk, List<String> requests) {
        long goal = payments() + requests.size() * 9L / 10;
        for (int round = 0; round < HTTP_WARM_UPS_MAX && payments() < goal; round++) {
            wrk.run("warm-up", requests, HTTP_WARM_UP);
        }
    }

    private long payments() {
        return postgres.jdbc()
                .sql("SELECT count(*) FROM payment")
                .query(Long.class)
                .single();
    }

    private int take(int count) {
        int first = used;
        used += count;
        return first;
    }

    private ConnectionFactoryOptions options() {
        return ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
                .option(ConnectionFactoryOptions.PORT, postgres.port())
                .option(ConnectionFactoryOptions.DATABASE, DurablePostgres.OWNER)
                .option(ConnectionFactoryOptions.USER, DurablePostgres.OWNER)
                .option(ConnectionFactoryOptions.PASSWORD, DurablePostgres.OWNER)
                .build();
    }

    private void audit() {
        ConnectionPool pool = PostgresConnections.pool(options(), 1);
        List<AuditCheck> broken = Objects.requireNonNull(new PostgresLedgerChecks(
                        DatabaseClient.create(pool), new SqlExecutor(DatabaseClient.create(pool)))
                .check()
                .map(checks -> checks.stream()
                        .filter(check -> check.invariant() != ThroughputBenchmark.PREPARED_FOR_AN_HOUR)
                        .filter(check -> !check.isOk())
                        .toList())
                .block());
        System.out.println(broken.isEmpty() ? "the ledger is sound" : "broken: " + broken);
        pool.dispose();
    }
}
