package io.frontrow.adapter.postgres;

import io.frontrow.catalog.model.Performance;
import io.frontrow.money.MoneyRandomWalk;
import io.frontrow.money.MoneyStep;
import io.frontrow.shared.SystemOfRecord;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;

class PostgresMoneyRandomWalkTest extends MoneyRandomWalk {

    /** With one connection, so that a command whose response is lost ends before the next one starts. */
    private static final TestPostgres POSTGRES = TestPostgres.migrated(1);

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());

    @AfterContainer
    static void close() {
        POSTGRES.close();
    }

    @AfterProperty
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @Override
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    protected void everyCommandHasItsEffectOnce(@ForAll("walks") List<MoneyStep> steps) {
        super.everyCommandHasItsEffectOnce(steps);
    }

    @Override
    protected void passDeadlines(Performance performance) {
        String id = performance.performanceId().value().toString();
        POSTGRES.asOwner("""
                UPDATE reservation SET expires_at = now() - interval '1 second'
                WHERE status = 'RESERVED' AND performance_id = '%s'
                """.formatted(id), """
                UPDATE seat_claim SET expires_at = now() - interval '1 second'
                WHERE state = 'RESERVED' AND performance_id = '%s'
                """.formatted(id));
    }

    @Override
    protected void begin(Performance performance) {
        passDeadlines(performance);
        POSTGRES.asOwner("UPDATE performance SET starts_at = now() - interval '1 second' WHERE performance_id = '%s'"
                .formatted(performance.performanceId().value()));
    }
}
