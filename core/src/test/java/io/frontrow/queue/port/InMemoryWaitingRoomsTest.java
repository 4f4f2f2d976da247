package io.frontrow.queue.port;

import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;

class InMemoryWaitingRoomsTest extends WaitingRoomsContract {

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
