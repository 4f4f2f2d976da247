package io.frontrow.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class StaleIfErrorCacheTest {

    private static final String HOOK = "timers of this test";

    private final ConcurrentMap<String, Mono<Optional<String>>> fresh = new ConcurrentHashMap<>();
    private Mono<Optional<String>> store = Mono.just(Optional.of("first"));
    private final StaleIfErrorCache<String, String> values = new StaleIfErrorCache<>(
            fresh, new ConcurrentHashMap<>(), _ -> Mono.defer(() -> store), (_, later) -> later);

    @AfterEach
    void unhook() {
        Schedulers.resetOnScheduleHook(HOOK);
    }

    @Test
    void startsNoTimerForAFreshValue() {
        AtomicInteger timers = countTimers();
        read("first");
        read("first");
        assertThat(timers).hasValue(0);
    }

    @Test
    void readsAgainWhenTheValueIsNoLongerFresh() {
        read("first");
        store = Mono.just(Optional.of("second"));
        read("first");
        fresh.clear();
        read("second");
    }

    @Test
    void servesTheLastKnownValueWhileTheStoreIsUnavailable() {
        read("first");
        store = Mono.error(() -> new StoreUnavailable("Postgres", new IllegalStateException("unavailable")));
        fresh.clear();
        read("first");
    }

    @Test
    void servesTheLastKnownValueWhileTheStoreIsSlowAndItsReplyAfterwards() {
        read("first");
        Sinks.One<Optional<String>> slow = Sinks.one();
        store = slow.asMono();
        fresh.clear();
        read("first");
        slow.tryEmitValue(Optional.of("second")).orThrow();
        read("second");
    }

    private void read(String expected) {
        StepVerifier.create(values.get("key")).expectNext(Optional.of(expected)).verifyComplete();
    }

    private static AtomicInteger countTimers() {
        Thread reader = Thread.currentThread();
        AtomicInteger timers = new AtomicInteger();
        Schedulers.onScheduleHook(HOOK, task -> {
            if (Thread.currentThread().equals(reader)) {
                timers.incrementAndGet();
            }
            return task;
        });
        return timers;
    }
}
