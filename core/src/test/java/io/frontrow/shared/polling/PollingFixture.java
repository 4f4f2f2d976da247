package io.frontrow.shared.polling;

import io.frontrow.shared.TestClock;
import java.time.Duration;
import java.util.List;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.subscriber.TestSubscriber;

/** A poller of numbers, with its clock and scheduler turned by hand. */
final class PollingFixture {

    final NumberSource numbers = new NumberSource();
    final RecordingObserver observer = new RecordingObserver();
    final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TestClock clock = new TestClock();
    private final StatePoller<Character, String, Integer> poller =
            new StatePoller<>(numbers, observer, clock, scheduler);

    TestSubscriber<StateUpdate<Integer>> subscribe(String name) {
        return subscribe(name, TestSubscriber.create());
    }

    /** A subscriber that takes one update and requests no more. */
    TestSubscriber<StateUpdate<Integer>> subscribeSlowly(String name) {
        return subscribe(name, TestSubscriber.builder().initialRequest(1).build());
    }

    private TestSubscriber<StateUpdate<Integer>> subscribe(
            String name, TestSubscriber<StateUpdate<Integer>> subscriber) {
        poller.poll(name).subscribe(subscriber);
        return subscriber;
    }

    void pass(Duration duration) {
        for (Duration left = duration; left.isPositive(); left = left.minus(StatePoller.POLL_INTERVAL)) {
            clock.turn(StatePoller.POLL_INTERVAL);
            scheduler.advanceTimeBy(StatePoller.POLL_INTERVAL);
        }
    }

    /** The states that a subscriber received. */
    static List<Integer> states(TestSubscriber<StateUpdate<Integer>> subscriber) {
        return changes(subscriber).stream().map(StateUpdate.Changed::now).toList();
    }

    static StateUpdate.Changed<Integer> lastChange(TestSubscriber<StateUpdate<Integer>> subscriber) {
        return changes(subscriber).getLast();
    }

    private static List<StateUpdate.Changed<Integer>> changes(TestSubscriber<StateUpdate<Integer>> subscriber) {
        return subscriber.getReceivedOnNext().stream()
                .filter(StateUpdate.Changed.class::isInstance)
                .map(update -> (StateUpdate.Changed<Integer>) update)
                .toList();
    }
}
