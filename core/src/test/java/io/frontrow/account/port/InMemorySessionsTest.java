package io.frontrow.account.port;

import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.TestClock;

class InMemorySessionsTest extends SessionsContract {

    private final DecidingStore store = DecidingStore.inMemory(new TestClock());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
