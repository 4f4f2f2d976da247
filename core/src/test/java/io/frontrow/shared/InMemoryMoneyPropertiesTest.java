package io.frontrow.shared;

import io.frontrow.catalog.model.Performance;
import java.time.Duration;

class InMemoryMoneyPropertiesTest extends MoneyProperties {

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @Override
    protected void letReservationsRunOut(Performance performance) {
        clock.turn(HOLD);
    }

    @Override
    protected void letItBegin(Performance performance) {
        clock.turn(Duration.between(clock.instant(), performance.startsAt()));
    }
}
