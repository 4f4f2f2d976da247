package io.frontrow.wallet.port;

import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.TestClock;

class InMemoryWalletsTest extends WalletsContract {

    private final DecidingStore store = DecidingStore.inMemory(new TestClock());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
