package io.frontrow.wallet.port;

import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;

class InMemoryWalletsTest extends WalletsContract {

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
