package io.frontrow.payment.port;

import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.TestClock;

class InMemoryHeardCallbacksTest extends HeardCallbacksContract {

    private final DecidingStore store = DecidingStore.inMemory(new TestClock());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
