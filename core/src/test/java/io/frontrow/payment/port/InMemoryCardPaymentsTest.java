package io.frontrow.payment.port;

import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.TestClock;

class InMemoryCardPaymentsTest extends CardPaymentsContract {

    private final DecidingStore store = DecidingStore.inMemory(new TestClock());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
