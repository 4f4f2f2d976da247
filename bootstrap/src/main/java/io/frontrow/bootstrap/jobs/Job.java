package io.frontrow.bootstrap.jobs;

import io.frontrow.bootstrap.metrics.Metric;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.shared.CombinedErrors;
import io.frontrow.shared.port.StoreUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that every instance repeats with a fixed delay while the application runs. Jobs start last and stop first, since
 * they need the stores. The items that a run processed are counted, and logged at the level of the job if there were
 * any. A run that fails is logged, and the next run takes place all the same.
 */
public final class Job implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final String name;
    private final Duration initialDelay;
    private final Duration delay;
    private final Supplier<Mono<Long>> work;
    private final Level level;
    private final Counter items;
    private final Counter failures;
    private Disposable running = Disposables.disposed();
    private long consecutiveFailures;

    /** Creates a job whose first run takes place at once; parameters as below. */
    public Job(String name, Duration delay, Supplier<Mono<Long>> work, MeterRegistry registry) {
        this(name, Duration.ZERO, delay, work, registry, Level.INFO);
    }

    /**
     * Creates a job.
     *
     * @param name the name for the log and the metrics, unique among the jobs, in kebab case
     * @param initialDelay the time before the first run
     * @param delay the time from the end of a run to the start of the next
     * @param work returns the number of items that it processed
     * @param registry counts the items and the failed runs of this instance
     * @param level of the message that a run processed items
     */
    Job(
            String name,
            Duration initialDelay,
            Duration delay,
            Supplier<Mono<Long>> work,
            MeterRegistry registry,
            Level level) {
        this.name = name;
        this.initialDelay = initialDelay;
        this.delay = delay;
        this.work = work;
        this.level = level;
        this.items = counter(Metric.JOB_ITEMS, registry);
        this.failures = counter(Metric.JOB_FAILURES, registry);
    }

    private Counter counter(Metric metric, MeterRegistry registry) {
        return Counter.builder(metric.id())
                .description(metric.description())
                .tags(metric.tagged(name))
                .register(registry);
    }

    /** {@return the name for the log and the metrics} */
    public String name() {
        return name;
    }

    /** {@return the number of items of every run, without end} */
    Flux<Long> runs() {
        Flux<Long> runs = Mono.defer(work)
                .doOnNext(this::recordRun)
                .onErrorResume(this::recordFailure)
                .repeatWhen(ends -> ends.delayElements(delay));
        return initialDelay.isZero() ? runs : runs.delaySubscription(initialDelay);
    }

    private void recordRun(long count) {
        items.increment((double) count);
        if (consecutiveFailures > 0) {
            LOG.info("Job {} succeeds again after {} failed runs", name, consecutiveFailures);
            consecutiveFailures = 0;
        }
        if (count > 0) {
            LOG.atLevel(level).log("Job {} processed {} items", name, count);
        }
    }

    /** Only the first of consecutive failures is logged. A run may combine several faults, if it works concurrently. */
    private Mono<Long> recordFailure(Throwable fault) {
        consecutiveFailures++;
        failures.increment();
        List<Throwable> faults = CombinedErrors.split(fault).toList();
        if (consecutiveFailures == 1 && faults.stream().allMatch(Job::isUnavailability)) {
            LOG.warn(
                    "Job {} failed and will be retried: {}",
                    name,
                    faults.getFirst().getMessage());
        } else if (consecutiveFailures == 1) {
            LOG.error("Job {} failed and will be retried", name, fault);
        }
        return Mono.just(0L);
    }

    private static boolean isUnavailability(Throwable fault) {
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
