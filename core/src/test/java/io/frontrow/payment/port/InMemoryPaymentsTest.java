package io.frontrow.payment.port;

import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;

class InMemoryPaymentsTest extends PaymentsContract {

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());

    @Override
    protected SystemOfRecord store() {
        return store;
    }
}
