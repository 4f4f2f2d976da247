package io.frontrow.shared.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.TestClock;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.subscriber.TestSubscriber;

/** Names with numbers, in groups by their first letter. */
class StatePollerTest {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TestClock clock = new TestClock();
    private final RecordingObserver report = new RecordingObserver();
    private final Numbers numbers = new Numbers();
    private final StatePoller<Character, String, Integer> watching =
            new StatePoller<>(numbers, report, clock, scheduler);

    @Test
    void showsThePresentStateAtOnceAndThenWhatIsNew() {
        numbers.set("ann", 1);
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        assertThat(shown(ann)).containsExactly(1);

        pass(PACE);
        numbers.set("ann", 2);
        pass(PACE);

        assertThat(shown(ann)).containsExactly(1, 2);
        assertThat(ann.getReceivedOnNext().getLast().before()).isEqualTo(1);
    }

    @Test
    void readsNoStateBeforeItIsDue() {
        listen("ann");
        pass(PACE.minus(StatePoller.POLL_INTERVAL));
        assertThat(numbers.readings).containsExactly("ann");

        pass(StatePoller.POLL_INTERVAL);

        assertThat(numbers.readings).containsExactly("ann", "ann");
    }

    @Test
    void readsAnUrgentStateAtOnce() {
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        listen("abe");
        numbers.set("ann", 2);
        numbers.set("abe", 2);

        numbers.urge("ann"::equals);

        assertThat(shown(ann)).containsExactly(0, 2);
        assertThat(numbers.readings).containsExactly("ann", "abe", "ann");
    }

    @Test
    void whatIsUrgentWhileItIsFirstReadIsReadAgain() {
        Sinks.One<Integer> late = Sinks.one();
        numbers.answers.put("ann", late.asMono());
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        numbers.urge("ann"::equals);
        numbers.answers.remove("ann");
        numbers.set("ann", 2);

        late.tryEmitValue(1);
        pass(StatePoller.POLL_INTERVAL);

        assertThat(shown(ann)).containsExactly(1, 2);
    }

    @Test
    void aSlowListenerMissesStatesInBetweenButNeverTheNewest() {
        TestSubscriber<StateUpdate<Integer>> slow =
                TestSubscriber.builder().initialRequest(1).build();
        watching.watch("ann").subscribe(slow);
        for (int number = 1; number <= 100; number++) {
            numbers.set("ann", number);
            pass(PACE);
        }
        assertThat(shown(slow)).containsExactly(0);

        slow.request(10);

        assertThat(shown(slow)).containsExactly(0, 100);
        assertThat(slow.getReceivedOnNext().getLast().before()).isZero();
    }

    @Test
    void aSignOfLifeDoesNotTakeThePlaceOfANewState() {
        TestSubscriber<StateUpdate<Integer>> slow =
                TestSubscriber.builder().initialRequest(1).build();
        watching.watch("ann").subscribe(slow);
        numbers.set("ann", 1);
        pass(StatePoller.KEEP_ALIVE_INTERVAL.multipliedBy(3));

        slow.request(10);

        assertThat(shown(slow)).containsExactly(0, 1);
        assertThat(slow.getReceivedOnNext().getLast().isNew()).isTrue();
    }

    @Test
    void givesASignOfLifeWhenNothingIsNew() {
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        pass(StatePoller.KEEP_ALIVE_INTERVAL.minus(StatePoller.POLL_INTERVAL));
        assertThat(ann.getReceivedOnNext()).hasSize(1);

        pass(StatePoller.POLL_INTERVAL);
        assertThat(ann.getReceivedOnNext()).hasSize(2);
        assertThat(ann.getReceivedOnNext().getLast().isNew()).isFalse();

        pass(StatePoller.KEEP_ALIVE_INTERVAL);
        assertThat(ann.getReceivedOnNext()).hasSize(3);
    }

    @Test
    void aStreamFailsOnlyBeforeItHasBegun() {
        numbers.isAway = true;
        TestSubscriber<StateUpdate<Integer>> early = listen("ann");
        assertThat(early.expectTerminalError()).isInstanceOf(StoreUnavailable.class);

        numbers.isAway = false;
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        numbers.isAway = true;
        numbers.set("ann", 1);
        pass(StatePoller.KEEP_ALIVE_INTERVAL);

        assertThat(ann.isTerminated()).isFalse();
        assertThat(ann.getReceivedOnNext()).as("still lives").hasSize(2);
        assertThat(report.faults()).hasOnlyElementsOfType(StoreUnavailable.class);

        numbers.isAway = false;
        pass(StatePoller.POLL_INTERVAL);
        assertThat(shown(ann)).endsWith(1);
    }

    @Test
    void aStoreThatIsAwayIsAskedNoMoreThanOnceATickByMany() {
        IntStream.range(0, 1_000).forEach(i -> listen("a" + i));
        numbers.isAway = true;
        numbers.readings.clear();

        pass(PACE);

        assertThat(report.faults()).hasSize(1);
        assertThat(numbers.readings).hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void whatCannotBeReadKeepsNoOtherFromBeingRead() {
        listen("abe");
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        listen("art");
        numbers.answers.put("abe", Mono.error(new IllegalStateException("abe is a puzzle")));
        numbers.answers.put("art", Mono.error(new IllegalStateException("art is another")));
        numbers.set("ann", 1);

        pass(PACE);

        assertThat(shown(ann)).containsExactly(0, 1);
        assertThat(report.faults()).hasSize(2);
    }

    @Test
    void aGroupHasOneTickerWhichRunsWhileAnyoneListens() {
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        TestSubscriber<StateUpdate<Integer>> abe = listen("abe");
        TestSubscriber<StateUpdate<Integer>> bob = listen("bob");
        assertThat(numbers.groups).containsExactlyInAnyOrder('a', 'b');
        assertThat(scheduler.getScheduledTaskCount()).isEqualTo(2);

        ann.cancel();
        bob.cancel();
        assertThat(numbers.groups).containsExactly('a');

        abe.cancel();
        assertThat(numbers.groups).isEmpty();
        pass(PACE.multipliedBy(2));
        assertThat(numbers.readings).hasSize(3);

        listen("ann");
        pass(PACE);
        assertThat(numbers.readings).hasSize(5);
    }

    @Test
    void reportsHowManyWereReadInARound() {
        listen("ann");
        listen("abe");

        pass(PACE.multipliedBy(2));

        assertThat(report.rounds()).containsExactly(2, 2);
    }

    @Test
    void goesOnWhenNothingUrgentIsToldAnyMore() {
        TestSubscriber<StateUpdate<Integer>> ann = listen("ann");
        numbers.urgent.tryEmitError(new IllegalStateException("deaf"));
        numbers.set("ann", 1);

        pass(PACE);

        assertThat(shown(ann)).containsExactly(0, 1);
        assertThat(report.faults()).hasSize(1);
    }

    private TestSubscriber<StateUpdate<Integer>> listen(String name) {
        TestSubscriber<StateUpdate<Integer>> listener = TestSubscriber.create();
        watching.watch(name).subscribe(listener);
        return listener;
    }

    private static List<Integer> shown(TestSubscriber<StateUpdate<Integer>> listener) {
        return listener.getReceivedOnNext().stream()
                .filter(StateUpdate::isNew)
                .map(StateUpdate::now)
                .toList();
    }

    private void pass(Duration duration) {
        for (Duration left = duration; left.isPositive(); left = left.minus(StatePoller.POLL_INTERVAL)) {
            clock.turn(StatePoller.POLL_INTERVAL);
            scheduler.advanceTimeBy(StatePoller.POLL_INTERVAL);
        }
    }

    /** Numbers, all of the same pace. */
    private static final class Numbers implements StatePoller.Source<Character, String, Integer> {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, Mono<Integer>> answers = new HashMap<>();
        private final List<String> readings = new ArrayList<>();
        private final Set<Character> groups = new HashSet<>();
        private final Sinks.Many<Predicate<String>> urgent =
                Sinks.many().multicast().directBestEffort();
        private boolean isAway;

        void set(String name, int number) {
            numbers.put(name, number);
        }

        void urge(Predicate<String> who) {
            urgent.tryEmitNext(who);
        }

        @Override
        public Character group(String name) {
            return name.charAt(0);
        }

        @Override
        public Mono<Integer> read(String name) {
            readings.add(name);
            return isAway
                    ? Mono.error(new StoreUnavailable("Memory", new IllegalStateException("put away")))
                    : answers.getOrDefault(name, Mono.just(numbers.getOrDefault(name, 0)));
        }

        @Override
        public Duration pace(Integer number) {
            return PACE;
        }

        @Override
        public Flux<Predicate<String>> urgent(Character group) {
            return urgent.asFlux().doOnSubscribe(_ -> groups.add(group)).doFinally(_ -> groups.remove(group));
        }
    }
}
