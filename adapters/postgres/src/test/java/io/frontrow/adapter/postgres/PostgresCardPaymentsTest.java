package io.frontrow.adapter.postgres;

import io.frontrow.payment.port.CardPaymentsContract;
import io.frontrow.shared.DecidingStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

class PostgresCardPaymentsTest extends CardPaymentsContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final DecidingStore store = PostgresStore.of(POSTGRES.client());

    @AfterEach
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @Override
    protected DecidingStore store() {
        return store;
    }
}
