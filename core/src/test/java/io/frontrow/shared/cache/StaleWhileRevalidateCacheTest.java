package io.frontrow.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class StaleWhileRevalidateCacheTest {

    private static final int UNKEPT = 404;

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final StaleWhileRevalidateCache<String, Integer> cache = new StaleWhileRevalidateCache<>(
            new ConcurrentHashMap<>(),
            value -> value != UNKEPT,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            nanoTime::get);
    private final AtomicInteger loads = new AtomicInteger();
    private Mono<Integer> store = Mono.just(1);

    @Test
    void aValueIsLoadedOnceWhileItIsFresh() {
        assertValue(1);
        passMs(999);
        store = Mono.just(2);
        assertValue(1);
        assertThat(loads).hasValue(1);
    }

    @Test
    void theLastValueIsServedWhileANewOneIsLoaded() {
        assertValue(1);
        Sinks.One<Integer> slow = slowStore();
        passMs(1_000);
        assertValue(1);
        assertValue(1);
        assertThat(loads).hasValue(2);

        slow.tryEmitValue(2).orThrow();

        assertValue(2);
        assertThat(loads).hasValue(2);
    }

    @Test
    void aValueThatIsTooOldIsNotServed() {
        assertValue(1);
        Sinks.One<Integer> slow = slowStore();
        passMs(1_500);
        assertValue(1);
        passMs(500);
        StepVerifier waiting =
                StepVerifier.create(get()).expectNext(2).expectComplete().verifyLater();

        slow.tryEmitValue(2).orThrow();

        waiting.verify();
        assertThat(loads).hasValue(2);
    }

    @Test
    void ageCountsFromTheBeginningOfTheLoad() {
        Sinks.One<Integer> slow = slowStore();
        StepVerifier waiting =
                StepVerifier.create(get()).expectNext(1).expectComplete().verifyLater();
        passMs(1_000);
        slow.tryEmitValue(1).orThrow();
        waiting.verify();

        store = Mono.just(2);
        assertValue(1);
        assertValue(2);
    }

    @Test
    void callersShareALoadThatRunsOnWhenTheyCancel() {
        Sinks.One<Integer> slow = slowStore();
        get().subscribe().dispose();
        slow.tryEmitValue(3).orThrow();

        assertValue(3);
        assertThat(loads).hasValue(1);
    }

    @Test
    void aFailedLoadIsRepeatedAndTheLastValueServedUntilItIsTooOld() {
        assertValue(1);
        passMs(1_000);
        store = Mono.error(new IllegalStateException("no"));
        assertValue(1);
        assertValue(1);
        passMs(1_000);
        StepVerifier.create(get()).verifyError(IllegalStateException.class);
        assertThat(loads).hasValue(4);

        store = Mono.just(4);
        assertValue(4);
    }

    @Test
    void aValueThatIsNotKeptIsLoadedAgain() {
        store = Mono.just(UNKEPT);
        assertValue(UNKEPT);
        store = Mono.just(5);
        assertValue(5);
    }

    private Sinks.One<Integer> slowStore() {
        Sinks.One<Integer> slow = Sinks.one();
        store = slow.asMono();
        return slow;
    }

    private void passMs(long ms) {
        nanoTime.addAndGet(Duration.ofMillis(ms).toNanos());
    }

    private Mono<Integer> get() {
        return cache.get(
                "key",
                _ -> Mono.defer(() -> {
                    loads.incrementAndGet();
                    return store;
                }));
    }

    private void assertValue(int expected) {
        StepVerifier.create(get()).expectNext(expected).verifyComplete();
    }
}
