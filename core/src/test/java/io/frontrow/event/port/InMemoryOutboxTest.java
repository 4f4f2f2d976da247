package io.frontrow.event.port;

import io.frontrow.event.model.EventId;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ReservationId;
import java.time.Duration;

class InMemoryOutboxTest extends OutboxContract {

    private final TestClock clock = new TestClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected void append(EventId id, ReservationId reservationId, String type, String payload) {
        outbox.append(id, reservationId, type, payload);
    }

    @Override
    protected void pass(Duration duration) {
        clock.turn(duration);
    }
}
