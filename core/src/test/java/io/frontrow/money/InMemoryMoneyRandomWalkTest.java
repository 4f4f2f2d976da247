package io.frontrow.money;

import io.frontrow.catalog.model.Performance;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import java.time.Duration;

class InMemoryMoneyRandomWalkTest extends MoneyRandomWalk {

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @Override
    protected void passDeadlines(Performance performance) {
        clock.turn(HOLD);
    }

    @Override
    protected void begin(Performance performance) {
        clock.turn(Duration.between(clock.instant(), performance.startsAt()));
    }
}
