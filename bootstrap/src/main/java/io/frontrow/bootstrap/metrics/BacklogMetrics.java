package io.frontrow.bootstrap.metrics;

import io.frontrow.shared.model.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Gauges of a backlog in a store: its size and the age of its oldest item, as of the last refresh. They are the same on
 * every instance.
 */
public final class BacklogMetrics {

    private final Supplier<Mono<Backlog>> store;
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(Backlog.NONE);

    /**
     * Registers the two gauges.
     *
     * @param store reads the backlog
     * @param count the gauge of the size, which goes up to {@link Backlog#COUNT_MAX}
     * @param age the gauge of the age of the oldest item
     */
    public BacklogMetrics(Supplier<Mono<Backlog>> store, Metric count, Metric age, MeterRegistry registry) {
        this.store = store;
        Gauge.builder(count.id(), backlog, it -> it.get().count())
                .description(count.description() + ", up to " + Backlog.COUNT_MAX)
                .register(registry);
        TimeGauge.builder(
                        age.id(),
                        backlog,
                        TimeUnit.MILLISECONDS,
                        it -> it.get().age().toMillis())
                .description(age.description())
                .register(registry);
    }

    /**
     * Reads the backlog.
     *
     * @return 0, since no item is processed
     */
    public Mono<Long> refresh() {
        return store.get().doOnNext(backlog::set).thenReturn(0L);
    }
}
