package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class LastKnownTest {

    private static final String HOOK = "timers of this test";
    private static final long TWO_SECONDS = 2_000_000_000;

    private final AtomicLong nanos = new AtomicLong();
    private final Ticker ticker = nanos::get;
    private Mono<Optional<String>> store = Mono.just(Optional.of("first"));
    private final LastKnown<String, String> values =
            new LastKnown<>(10, ticker, _ -> Mono.defer(() -> store), (_, later) -> later);

    @AfterEach
    void unhook() {
        Schedulers.resetOnScheduleHook(HOOK);
    }

    @Test
    void startsNoTimerForWhatIsReadAlready() {
        AtomicInteger timers = countTimers();
        read("first");
        read("first");
        assertThat(timers).hasValue(0);
    }

    @Test
    void readsAgainAfterASecond() {
        read("first");
        store = Mono.just(Optional.of("second"));
        read("first");
        nanos.addAndGet(TWO_SECONDS);
        read("second");
    }

    @Test
    void goesOnWithTheLastWhileTheStoreIsAway() {
        read("first");
        store = Mono.error(() -> new StoreUnavailable("Postgres", new IllegalStateException("it is away")));
        nanos.addAndGet(TWO_SECONDS);
        read("first");
    }

    @Test
    void goesOnWithTheLastWhileTheStoreIsSlowAndTakesItsAnswerThen() {
        read("first");
        Sinks.One<Optional<String>> slow = Sinks.one();
        store = slow.asMono();
        nanos.addAndGet(TWO_SECONDS);
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
