package io.frontrow.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.event.Level;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

@ExtendWith(OutputCaptureExtension.class)
class JobTest {

    private static final Duration DELAY = Duration.ofSeconds(1);

    private final AtomicInteger runs = new AtomicInteger();
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void waitsForTheDelayBetweenRuns() {
        StepVerifier.withVirtualTime(() -> job(() -> Mono.just(0L)).runs().take(3))
                .expectNext(0L)
                .expectNoEvent(DELAY)
                .expectNext(0L)
                .expectNoEvent(DELAY)
                .expectNext(0L)
                .verifyComplete();
        assertThat(runs).hasValue(3);
    }

    @Test
    void startsARunOnlyAfterTheEndOfThePreviousOne() {
        StepVerifier.withVirtualTime(() -> job(() -> Mono.just(0L).delayElement(Duration.ofMinutes(1)))
                        .runs()
                        .take(2))
                .thenAwait(Duration.ofMinutes(1))
                .expectNext(0L)
                .expectNoEvent(DELAY.plus(Duration.ofSeconds(59)))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(0L)
                .verifyComplete();
    }

    @Test
    void waitsForItsInitialDelay() {
        Duration initialDelay = Duration.ofMinutes(5);
        StepVerifier.withVirtualTime(
                        () -> new Job("work", initialDelay, DELAY, () -> Mono.just(0L), registry, Level.INFO)
                                .runs()
                                .take(2))
                .expectSubscription()
                .expectNoEvent(initialDelay)
                .expectNext(0L)
                .expectNoEvent(DELAY)
                .expectNext(0L)
                .verifyComplete();
    }

    @Test
    void countsItemsAndFailedRuns() {
        StepVerifier.withVirtualTime(() -> job(() -> failUntil(3)).runs().take(4))
                .thenAwait(DELAY.multipliedBy(3))
                .expectNextCount(4)
                .verifyComplete();

        assertThat(count("frontrow.job.failures")).isEqualTo(2);
        assertThat(count("frontrow.job.items")).isEqualTo(10);
    }

    @Test
    void logsARunThatProcessedItems(CapturedOutput output) {
        StepVerifier.withVirtualTime(() ->
                        job(() -> Mono.just(runs.get() == 2 ? 7L : 0L)).runs().take(3))
                .thenAwait(DELAY.multipliedBy(2))
                .expectNextCount(3)
                .verifyComplete();
        assertThat(output.getOut().lines()).singleElement().asString().contains("Job some-work processed 7 items");
    }

    @Test
    void doesNotLogTheItemsOfAFrequentJob(CapturedOutput output) {
        StepVerifier.withVirtualTime(
                        () -> new Job("work", Duration.ZERO, DELAY, () -> Mono.just(7L), registry, Level.DEBUG)
                                .runs()
                                .take(2))
                .thenAwait(DELAY)
                .expectNext(7L, 7L)
                .verifyComplete();

        assertThat(output.getOut()).isEmpty();
        assertThat(registry.get("frontrow.job.items").counter().count()).isEqualTo(14);
    }

    @Test
    @DisplayName("S3-8.3.1 An error in a job is logged, and the job runs again after its delay")
    void runsAgainAfterAnError(CapturedOutput output) {
        StepVerifier.withVirtualTime(() -> job(() -> failUntil(3)).runs().take(3))
                .expectNext(0L)
                .thenAwait(DELAY)
                .expectNext(0L)
                .thenAwait(DELAY)
                .expectNext(5L)
                .verifyComplete();
        assertThat(output)
                .containsOnlyOnce("Job some-work failed")
                .contains("a bug", "succeeds again after 2 failed runs");
    }

    @Test
    @DisplayName("S3-8.3.1 A store that is unavailable is logged in one line")
    void logsAnUnavailableStoreInOneLine(CapturedOutput output) {
        Mono<Long> unavailable =
                Mono.error(new StoreUnavailable("Redis", new IllegalStateException("connection refused")));
        StepVerifier.withVirtualTime(() -> job(() -> unavailable).runs().take(2))
                .thenAwait(DELAY)
                .expectNext(0L, 0L)
                .verifyComplete();
        assertThat(output.getOut().lines()).singleElement().asString().contains("Redis is unavailable");
    }

    @Test
    @DisplayName("S3-8.3.1 A store that is unavailable to every part of a job is logged in one line")
    void logsAStoreThatIsUnavailableToEveryPartInOneLine(CapturedOutput output) {
        Throwable unavailable = new StoreUnavailable("Postgres", new IllegalStateException("connection refused"));
        Throwable part = Exceptions.multiple(unavailable, unavailable);
        StepVerifier.withVirtualTime(() -> job(() -> Mono.error(Exceptions.multiple(part, unavailable)))
                        .runs()
                        .take(1))
                .expectNext(0L)
                .verifyComplete();
        assertThat(output.getOut().lines()).singleElement().asString().contains("Postgres is unavailable");
    }

    @Test
    void logsAnotherErrorBesideAnUnavailableStore(CapturedOutput output) {
        Throwable unavailable = new StoreUnavailable("Postgres", new IllegalStateException("connection refused"));
        Throwable part = Exceptions.multiple(unavailable, new IllegalStateException("a bug"));
        StepVerifier.withVirtualTime(() -> job(() -> Mono.error(Exceptions.multiple(part, unavailable)))
                        .runs()
                        .take(1))
                .expectNext(0L)
                .verifyComplete();
        assertThat(output).contains("ERROR", "a bug");
    }

    @Test
    void runsWhileTheApplicationDoes() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            Job job = job(() -> Mono.just(0L));
            assertThat(job.isRunning()).isFalse();
            job.start();
            time.advanceTimeBy(DELAY.multipliedBy(2));
            assertThat(job.isRunning()).isTrue();
            job.stop();
            time.advanceTimeBy(DELAY.multipliedBy(2));
            assertThat(job.isRunning()).isFalse();
            assertThat(runs).hasValue(3);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    private Mono<Long> failUntil(int run) {
        if (runs.get() == 1) {
            throw new IllegalStateException("a bug");
        }
        return runs.get() < run ? Mono.error(new IllegalStateException("a bug")) : Mono.just(5L);
    }

    private double count(String metric) {
        return registry.get(metric).tag("job", "some-work").counter().count();
    }

    private Job job(Supplier<Mono<Long>> work) {
        return new Job(
                "some-work",
                DELAY,
                () -> {
                    runs.incrementAndGet();
                    return work.get();
                },
                registry);
    }
}
