package io.frontrow.shared.polling;

import static io.frontrow.shared.polling.PollingFixture.lastChange;
import static io.frontrow.shared.polling.PollingFixture.states;
import static io.frontrow.shared.polling.StatePoller.KEEP_ALIVE_INTERVAL;
import static io.frontrow.shared.polling.StatePoller.POLL_INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import org.junit.jupiter.api.Test;
import reactor.test.subscriber.TestSubscriber;

class StatePollerTest {

    private final PollingFixture polling = new PollingFixture();
    private final NumberSource numbers = polling.numbers;

    @Test
    void publishesTheCurrentStateAtOnceAndThenEveryChange() {
        numbers.set("ann", 1);
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        assertThat(states(ann)).containsExactly(1);

        polling.pass(NumberSource.MAX_AGE);
        numbers.set("ann", 2);
        polling.pass(NumberSource.MAX_AGE);

        assertThat(states(ann)).containsExactly(1, 2);
        assertThat(lastChange(ann).before()).isEqualTo(1);
    }

    @Test
    void aSlowSubscriberMissesStatesInBetweenButNeverTheLatest() {
        TestSubscriber<StateUpdate<Integer>> slow = polling.subscribeSlowly("ann");
        for (int number = 1; number <= 100; number++) {
            numbers.set("ann", number);
            polling.pass(NumberSource.MAX_AGE);
        }
        assertThat(states(slow)).containsExactly(0);

        slow.request(10);

        assertThat(states(slow)).containsExactly(0, 100);
        assertThat(lastChange(slow).before()).isZero();
    }

    @Test
    void keepsAStreamAliveWhileNothingChanges() {
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        polling.pass(KEEP_ALIVE_INTERVAL.minus(POLL_INTERVAL));
        assertThat(ann.getReceivedOnNext()).hasSize(1);

        polling.pass(POLL_INTERVAL);
        assertThat(ann.getReceivedOnNext()).hasSize(2);
        assertThat(ann.getReceivedOnNext().getLast()).isEqualTo(new StateUpdate.KeepAlive<>());

        polling.pass(KEEP_ALIVE_INTERVAL);
        assertThat(ann.getReceivedOnNext()).hasSize(3);
    }

    @Test
    void aKeepAliveDoesNotDisplaceAChange() {
        TestSubscriber<StateUpdate<Integer>> slow = polling.subscribeSlowly("ann");
        numbers.set("ann", 1);
        polling.pass(KEEP_ALIVE_INTERVAL.multipliedBy(3));

        slow.request(10);

        assertThat(states(slow)).containsExactly(0, 1);
        assertThat(slow.getReceivedOnNext().getLast()).isEqualTo(lastChange(slow));
    }

    @Test
    void anUnchangedReadDoesNotDisplaceAKeepAlive() {
        TestSubscriber<StateUpdate<Integer>> slow = polling.subscribeSlowly("ann");
        polling.pass(KEEP_ALIVE_INTERVAL.plus(NumberSource.MAX_AGE));

        slow.request(10);

        assertThat(slow.getReceivedOnNext()).hasSize(2).last().isEqualTo(new StateUpdate.KeepAlive<>());
    }

    @Test
    void aStreamFailsOnlyBeforeItsFirstState() {
        numbers.setUnavailable(true);
        TestSubscriber<StateUpdate<Integer>> early = polling.subscribe("ann");
        assertThat(early.expectTerminalError()).isInstanceOf(StoreUnavailable.class);

        numbers.setUnavailable(false);
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        numbers.setUnavailable(true);
        numbers.set("ann", 1);
        polling.pass(KEEP_ALIVE_INTERVAL);

        assertThat(ann.isTerminated()).isFalse();
        assertThat(ann.getReceivedOnNext()).as("with a keep-alive").hasSize(2);
        assertThat(polling.observer.faults()).hasOnlyElementsOfType(StoreUnavailable.class);

        numbers.setUnavailable(false);
        polling.pass(POLL_INTERVAL);
        assertThat(states(ann)).endsWith(1);
    }
}
