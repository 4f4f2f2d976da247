package io.frontrow.audit.port;

class InMemoryLedgerSealsTest extends LedgerSealsContract {

    private final InMemoryLedgerSeals seals = new InMemoryLedgerSeals();

    @Override
    protected LedgerSeals seals() {
        return seals;
    }

    @Override
    protected void transfer(int times) {
        seals.gain(2 * times);
    }
}
