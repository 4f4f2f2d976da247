package io.frontrow.bootstrap.jobs;

import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.shared.port.StoreUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that is done again and again while the application runs, on every instance: started last and ended first, as it needs
 * the stores. What a run did is counted, and logged if it did anything. A run that fails is logged, and the next one comes all the same.
 */
public final class Job implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final String name;
    private final Duration rest;
    private final Supplier<Mono<Long>> work;
    private final Counter done;
    private final Counter failed;
    private Disposable running = Disposables.disposed();
    private long failedInARow;

    /**
     * @param name what is done, for the log and the metrics
     * @param rest the time from the end of a run to the begin of the next
     * @param work tells how many it dealt with
     * @param registry counts what this instance did, and its failed runs
     */
    public Job(String name, Duration rest, Supplier<Mono<Long>> work, MeterRegistry registry) {
        this.name = name;
        this.rest = rest;
        this.work = work;
        this.done = registry.counter("frontrow.job.done", "job", name);
        this.failed = registry.counter("frontrow.job.failed", "job", name);
    }

    /** Every run, without end: how many it dealt with. */
    Flux<Long> runs() {
        return Mono.defer(work)
                .doOnNext(this::tell)
                .onErrorResume(this::tellFault)
                .repeatWhen(ends -> ends.delayElements(rest));
    }

    private void tell(long count) {
        done.increment((double) count);
        if (failedInARow > 0) {
            LOG.info("{}: works again after {} failed runs", name, failedInARow);
            failedInARow = 0;
        }
        if (count > 0) {
            LOG.info("{}: {}", name, count);
        }
    }

    /** Of faults in a row the first is enough to know. Of work that is done side by side, several come as one. */
    private Mono<Long> tellFault(Throwable fault) {
        failedInARow++;
        failed.increment();
        List<Throwable> together = Exceptions.unwrapMultiple(fault);
        if (failedInARow == 1 && together.stream().allMatch(Job::isAway)) {
            LOG.warn(
                    "{}: failed, and will be tried again: {}",
                    name,
                    together.getFirst().getMessage());
        } else if (failedInARow == 1) {
            LOG.error("{}: failed, and will be tried again", name, fault);
        }
        return Mono.just(0L);
    }

    private static boolean isAway(Throwable fault) {
        return fault instanceof StoreUnavailable || fault instanceof GatewayUnavailable;
    }

    @Override
    public synchronized void start() {
        running = runs().subscribe();
    }

    @Override
    public synchronized void stop() {
        running.dispose();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isDisposed();
    }
}
