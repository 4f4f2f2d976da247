package io.frontrow.adapter.postgres.event;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.event.model.EventId;
import io.frontrow.event.port.Outbox;
import io.frontrow.event.port.OutboxContract;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.test.WallClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class PostgresOutboxTest extends OutboxContract {

    private final TestPostgres postgres = TestPostgres.migrated(1);
    private final Outbox outbox = new PostgresOutbox(postgres.executor());

    @AfterEach
    void close() {
        postgres.close();
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected void append(EventId id, ReservationId reservationId, String type, String payload) {
        postgres.asApplication("INSERT INTO outbox (id, aggregateid, type, payload) VALUES ('%s', '%s', '%s', '%s')"
                .formatted(id.value(), reservationId.value(), type, payload));
    }

    @Override
    protected void pass(Duration duration) {
        WallClock.waitFor(duration);
    }
}
