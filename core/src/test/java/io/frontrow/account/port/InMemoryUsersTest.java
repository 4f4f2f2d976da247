package io.frontrow.account.port;

import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;

class InMemoryUsersTest extends UsersContract {

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
