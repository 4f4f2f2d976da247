package io.frontrow.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SingleFlightCacheTest {

    private final ConcurrentMap<String, Mono<Optional<Integer>>> entries = new ConcurrentHashMap<>();
    private final SingleFlightCache<String, Optional<Integer>> cache =
            new SingleFlightCache<>(entries, Optional::isPresent);
    private final AtomicInteger loads = new AtomicInteger();
    private Mono<Optional<Integer>> store = Mono.just(Optional.of(1));

    @Test
    void aValueIsLoadedOnce() {
        assertLoaded(Optional.of(1));
        assertLoaded(Optional.of(1));

        assertThat(loads).hasValue(1);
    }

    @Test
    void callersShareALoadInFlightThatRunsOnWhenTheyCancel() {
        Sinks.One<Optional<Integer>> slow = Sinks.one();
        store = slow.asMono();
        load().subscribe().dispose();
        StepVerifier verifier =
                StepVerifier.create(load()).expectNext(Optional.of(2)).expectComplete();
        verifier.verifyLater();

        slow.tryEmitValue(Optional.of(2)).orThrow();

        verifier.verify();
        assertThat(loads).hasValue(1);
    }

    @Test
    void neitherAnErrorNorAnAbsentValueIsKept() {
        store = Mono.error(new IllegalStateException("no"));
        StepVerifier.create(load()).verifyError(IllegalStateException.class);
        store = Mono.just(Optional.empty());
        assertLoaded(Optional.empty());
        assertThat(entries).isEmpty();

        store = Mono.just(Optional.of(3));
        assertLoaded(Optional.of(3));
    }

    @Test
    void aValueIsReplacedOrInvalidated() {
        cache.put("key", Optional.of(7));
        assertLoaded(Optional.of(7));

        cache.invalidate("key");
        assertLoaded(Optional.of(1));
    }

    private Mono<Optional<Integer>> load() {
        return cache.get(
                "key",
                _ -> Mono.defer(() -> {
                    loads.incrementAndGet();
                    return store;
                }));
    }

    private void assertLoaded(Optional<Integer> expected) {
        StepVerifier.create(load()).expectNext(expected).verifyComplete();
    }
}
