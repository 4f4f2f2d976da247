package io.frontrow.catalog.port;

import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;

class InMemoryConcertsTest extends ConcertsContract {

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
