package io.frontrow.account.port;

import io.frontrow.shared.DecidingStore;
import io.frontrow.shared.TestClock;

class InMemoryUsersTest extends UsersContract {

    private final DecidingStore store = DecidingStore.inMemory(new TestClock());

    @Override
    protected DecidingStore store() {
        return store;
    }
}
