package io.frontrow.seat.port;

import io.frontrow.queue.port.InMemoryQueue;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.TestClock;
import java.time.Clock;
import java.time.Duration;

class InMemorySeatHoldsTest extends SeatHoldsContract {

    private final TestClock clock = new TestClock();
    private final InMemoryQueue queue = new InMemoryQueue(clock);
    private final InMemorySeatHolds holds = new InMemorySeatHolds(queue, clock);

    @Override
    public SeatHolds holds() {
        return holds;
    }

    @Override
    public TestQueue queue() {
        return TestQueue.of(queue);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void pass(Duration duration) {
        clock.turn(duration);
    }
}
