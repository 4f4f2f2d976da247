package io.frontrow.shared.polling;

import static io.frontrow.shared.polling.PollingFixture.states;
import static io.frontrow.shared.polling.StatePoller.POLL_INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.subscriber.TestSubscriber;

/** The rounds of a group, as a {@link StatePoller} runs them. */
class PollGroupTest {

    private final PollingFixture polling = new PollingFixture();
    private final NumberSource numbers = polling.numbers;

    @Test
    void readsNoStateBeforeItIsDue() {
        polling.subscribe("ann");
        polling.pass(NumberSource.MAX_AGE.minus(POLL_INTERVAL));
        assertThat(numbers.reads).containsExactly("ann");

        polling.pass(POLL_INTERVAL);

        assertThat(numbers.reads).containsExactly("ann", "ann");
    }

    @Test
    void readsAWokenUpStateAtOnce() {
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        polling.subscribe("abe");
        numbers.set("ann", 2);
        numbers.set("abe", 2);

        numbers.wakeUp("ann");

        assertThat(states(ann)).containsExactly(0, 2);
        assertThat(numbers.reads).containsExactly("ann", "abe", "ann");
    }

    @Test
    void aStateWokenUpDuringItsFirstReadIsReadAgain() {
        Sinks.One<Integer> late = Sinks.one();
        numbers.replies.put("ann", late.asMono());
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        numbers.wakeUp("ann");
        numbers.replies.remove("ann");
        numbers.set("ann", 2);

        late.tryEmitValue(1);
        polling.pass(POLL_INTERVAL);

        assertThat(states(ann)).containsExactly(1, 2);
    }

    @Test
    void readsAWokenUpStateWhenTheStoreIsBack() {
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        TestSubscriber<StateUpdate<Integer>> abe = polling.subscribe("abe");
        numbers.set("ann", 2);
        numbers.set("abe", 2);
        numbers.setUnavailable(true);
        numbers.wakeUp("ann");
        numbers.setUnavailable(false);

        polling.pass(POLL_INTERVAL);

        assertThat(states(ann)).containsExactly(0, 2);
        assertThat(states(abe)).containsExactly(0);
    }

    @Test
    void keepsReadingAfterTheWakeUpsFailed() {
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        numbers.failWakeUps();
        numbers.set("ann", 1);

        polling.pass(NumberSource.MAX_AGE);

        assertThat(states(ann)).containsExactly(0, 1);
        assertThat(polling.observer.faults()).hasSize(1);
    }

    @Test
    void anUnavailableStoreEndsARoundWithOneFault() {
        IntStream.range(0, 1_000).forEach(i -> polling.subscribe("a" + i));
        numbers.setUnavailable(true);
        numbers.reads.clear();

        polling.pass(NumberSource.MAX_AGE);

        assertThat(polling.observer.faults()).hasSize(1);
        assertThat(numbers.reads).hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void aStateThatCannotBeReadDoesNotKeepOthersFromBeingRead() {
        polling.subscribe("abe");
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        polling.subscribe("art");
        numbers.replies.put("abe", Mono.error(new IllegalStateException("abe cannot be read")));
        numbers.replies.put("art", Mono.error(new IllegalStateException("art cannot be read")));
        numbers.set("ann", 1);

        polling.pass(NumberSource.MAX_AGE);

        assertThat(states(ann)).containsExactly(0, 1);
        assertThat(polling.observer.faults()).hasSize(2);
    }

    @Test
    void hasOneTickerWhichRunsWhileTheGroupHasSubscribers() {
        TestSubscriber<StateUpdate<Integer>> ann = polling.subscribe("ann");
        TestSubscriber<StateUpdate<Integer>> abe = polling.subscribe("abe");
        TestSubscriber<StateUpdate<Integer>> bob = polling.subscribe("bob");
        assertThat(numbers.groups).containsExactlyInAnyOrder('a', 'b');
        assertThat(polling.scheduler.getScheduledTaskCount()).isEqualTo(2);

        ann.cancel();
        bob.cancel();
        assertThat(numbers.groups).containsExactly('a');

        abe.cancel();
        assertThat(numbers.groups).isEmpty();
        polling.pass(NumberSource.MAX_AGE.multipliedBy(2));
        assertThat(numbers.reads).hasSize(3);

        polling.subscribe("ann");
        polling.pass(NumberSource.MAX_AGE);
        assertThat(numbers.reads).hasSize(5);
    }

    @Test
    void reportsTheReadsOfEachRound() {
        polling.subscribe("ann");
        polling.subscribe("abe");

        polling.pass(NumberSource.MAX_AGE.multipliedBy(2));

        assertThat(polling.observer.rounds()).containsExactly(2, 2);
    }
}
