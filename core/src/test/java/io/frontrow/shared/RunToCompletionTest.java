package io.frontrow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RunToCompletionTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final Sinks.One<String> reply = Sinks.one();

    @Test
    void workBeginsOnSubscription() {
        Mono<String> work = work();
        assertThat(begun).hasValue(0);

        work.subscribe();

        assertThat(begun).hasValue(1);
    }

    @Test
    void cancellingDoesNotCancelTheWork() {
        Disposable subscription = work().subscribe();

        subscription.dispose();
        reply.tryEmitValue("done").orThrow();

        assertThat(finished).hasValue(1);
    }

    @Test
    void theResultReachesTheSubscriber() {
        reply.tryEmitValue("done").orThrow();

        StepVerifier.create(work()).expectNext("done").verifyComplete();
    }

    @Test
    void anErrorReachesTheSubscriber() {
        reply.tryEmitError(new IllegalStateException("broken")).orThrow();

        StepVerifier.create(work()).verifyErrorMessage("broken");
    }

    @Test
    void anErrorAfterCancellationIsNotReported() {
        Mono<String> failing = work().doFinally(_ -> reply.tryEmitError(new IllegalStateException("broken")));

        StepVerifier.create(failing).thenCancel().verifyThenAssertThat().hasNotDroppedErrors();
    }

    @Test
    void eachSubscriptionBeginsTheWorkAgain() {
        Mono<String> work = work();

        work.subscribe();
        work.subscribe();

        assertThat(begun).hasValue(2);
    }

    private Mono<String> work() {
        return RunToCompletion.once(() -> {
            begun.incrementAndGet();
            return reply.asMono().doOnNext(_ -> finished.incrementAndGet());
        });
    }
}
