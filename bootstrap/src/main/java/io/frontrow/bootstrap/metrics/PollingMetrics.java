package io.frontrow.bootstrap.metrics;

import io.frontrow.shared.polling.PollingObserver;
import io.frontrow.shared.port.StoreUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the rounds in which state is read for streams, and logs the first of consecutive faults. */
public final class PollingMetrics implements PollingObserver {

    private static final Logger LOG = LoggerFactory.getLogger(PollingMetrics.class);

    private final String source;
    private final Timer rounds;
    private final Counter reads;
    private final AtomicInteger consecutiveFailures = new AtomicInteger();

    /**
     * Registers the metrics.
     *
     * @param source the state that is read, for the tag and the log
     */
    public PollingMetrics(String source, MeterRegistry registry) {
        this.source = source;
        rounds = Timer.builder(Metric.POLLING_ROUND.id())
                .description(Metric.POLLING_ROUND.description())
                .tags(Metric.POLLING_ROUND.tagged(source))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        reads = Counter.builder(Metric.POLLING_READS.id())
                .description(Metric.POLLING_READS.description())
                .tags(Metric.POLLING_READS.tagged(source))
                .register(registry);
    }

    @Override
    public void roundCompleted(int states, Duration took) {
        rounds.record(took);
        reads.increment(states);
        int failures = consecutiveFailures.getAndSet(0);
        if (failures > 0) {
            LOG.info("Streams of {} continue after {} failed reads", source, failures);
        }
    }

    @Override
    public void readFailed(Throwable fault) {
        if (consecutiveFailures.getAndIncrement() > 0) {
            return;
        }
        if (fault instanceof StoreUnavailable) {
            LOG.warn("Streams of {} are paused until the store is available again: {}", source, fault.getMessage());
        } else {
            LOG.error("A read for the streams of {} failed and will be retried", source, fault);
        }
    }
}
