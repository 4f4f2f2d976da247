package io.frontrow.adapter.postgres.audit;

import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.audit.model.Seal;
import io.frontrow.audit.port.LedgerSeals;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals the ledger in two steps, since entries get their numbers before they commit; see the SQL functions. The
 * result of the first step is kept in memory only, because transaction ids mean nothing in a database that was
 * restored from a dump.
 */
public final class PostgresLedgerSeals implements LedgerSeals {

    private static final int BROKEN_MAX = 100;

    /** Each seal has at most a thousand entries, so that the statement takes a fraction of a second. */
    private static final long SEALS_PER_PART = 10;

    private static final String LOOK = """
            SELECT highest_entry, later_transaction FROM find_unsealed_entries() WHERE highest_entry IS NOT NULL
            """;

    private static final String SEAL = """
            SELECT seal_entries(:highestEntry, :laterTransaction, :atMost) AS sealed
            """;

    private static final String LAST = """
            SELECT greatest((SELECT max(number) FROM seal), (SELECT max(seal) FROM account_snapshot), 0) AS last
            """;

    private static final String LAST_SEAL = """
            SELECT number, hash, sealed_at FROM seal ORDER BY number DESC LIMIT 1
            """;

    private static final String BROKEN = """
            SELECT broken FROM broken_seals(:first, :last) AS broken LIMIT :atMost
            """;

    private final SqlExecutor executor;
    private final AtomicReference<Optional<Look>> firstLook = new AtomicReference<>(Optional.empty());

    public PostgresLedgerSeals(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Integer> seal(int atMost) {
        return Mono.defer(() -> firstLook.get().map(look -> seal(look, atMost)).orElseGet(this::look));
    }

    private Mono<Integer> look() {
        return executor.optional(executor.sql(LOOK).map(Look::of))
                .doOnNext(firstLook::set)
                .thenReturn(0);
    }

    private Mono<Integer> seal(Look look, int atMost) {
        return executor.one(executor.sql(SEAL)
                        .bind("highestEntry", look.highestEntry())
                        .bind("laterTransaction", look.laterTransaction())
                        .bind("atMost", atMost)
                        .map(row -> Optional.ofNullable(row.get("sealed", Integer.class))))
                .flatMap(count -> count.isPresent() && count.get() < atMost
                        ? look().thenReturn(count.get())
                        : Mono.just(count.orElse(0)));
    }

    @Override
    public Mono<Optional<Seal>> last() {
        return executor.optional(executor.sql(LAST_SEAL)
                .map(row ->
                        new Seal(Rows.number(row, "number"), Rows.hex(row, "hash"), Rows.instant(row, "sealed_at"))));
    }

    @Override
    public Mono<List<String>> violations() {
        return executor.one(executor.sql(LAST).map(row -> Rows.number(row, "last")))
                .flatMapMany(last -> Flux.range(0, Math.toIntExact(Math.ceilDiv(last, SEALS_PER_PART))))
                .map(part -> 1 + part * SEALS_PER_PART)
                .concatMap(this::brokenFrom)
                .take(BROKEN_MAX)
                .collectList();
    }

    private Flux<String> brokenFrom(long first) {
        return executor.list(executor.sql(BROKEN)
                        .bind("first", first)
                        .bind("last", first + SEALS_PER_PART - 1)
                        .bind("atMost", BROKEN_MAX)
                        .map(row -> Rows.text(row, "broken")))
                .flatMapIterable(broken -> broken);
    }

    /**
     * The result of the first step.
     *
     * @param highestEntry the highest entry that was visible
     * @param laterTransaction a transaction id that was assigned afterwards
     */
    private record Look(long highestEntry, String laterTransaction) {

        static Look of(Readable row) {
            return new Look(Rows.number(row, "highest_entry"), Rows.text(row, "later_transaction"));
        }
    }
}
