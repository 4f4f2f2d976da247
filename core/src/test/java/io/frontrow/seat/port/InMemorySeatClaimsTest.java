package io.frontrow.seat.port;

import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.TestClock;

class InMemorySeatClaimsTest extends SeatClaimsContract {

    private final DecidingStore store = DecidingStore.inMemory(new TestClock());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
