package io.frontrow.catalog.port;

import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.TestClock;

class InMemoryConcertsTest extends ConcertsContract {

    private final DecidingStore store = DecidingStore.inMemory(new TestClock());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
