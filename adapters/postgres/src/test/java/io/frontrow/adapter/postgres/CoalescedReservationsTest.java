package io.frontrow.adapter.postgres;

import io.frontrow.reservation.port.ReservationsContract;
import io.frontrow.shared.SystemOfRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

class CoalescedReservationsTest extends ReservationsContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final SystemOfRecord store = PostgresStore.coalesced(POSTGRES.client());

    @AfterEach
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
