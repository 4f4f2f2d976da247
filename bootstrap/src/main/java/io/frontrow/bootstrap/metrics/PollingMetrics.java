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

/** Measures the rounds of readings for streams, and logs the first of faults in a row. */
public final class PollingMetrics implements PollingObserver {

    private static final Logger LOG = LoggerFactory.getLogger(PollingMetrics.class);

    private final String name;
    private final Timer rounds;
    private final Counter readings;
    private final AtomicInteger failedInARow = new AtomicInteger();

    /** @param name what is watched, for the metrics and the log */
    public PollingMetrics(String name, MeterRegistry registry) {
        this.name = name;
        rounds = Timer.builder("frontrow.watch.tick")
                .description("Rounds in which all was read that was due for streams")
                .tag("of", name)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        readings = Counter.builder("frontrow.watch.readings")
                .description("What was read for streams")
                .tag("of", name)
                .register(registry);
    }

    @Override
    public void roundCompleted(int reads, Duration took) {
        rounds.record(took);
        readings.increment(reads);
        int failed = failedInARow.getAndSet(0);
        if (failed > 0) {
            LOG.info("Streams of {}: go on after {} faults", name, failed);
        }
    }

    @Override
    public void readFailed(Throwable fault) {
        if (failedInARow.getAndIncrement() > 0) {
            return;
        }
        if (fault instanceof StoreUnavailable) {
            LOG.warn("Streams of {}: stand still until the store is back: {}", name, fault.getMessage());
        } else {
            LOG.error("Streams of {}: something could not be read, and will be tried again", name, fault);
        }
    }
}
