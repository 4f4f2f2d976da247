package io.frontrow.bootstrap.metrics;

import io.frontrow.shared.model.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** What is still to be done, as of the last look, as metrics; every instance tells the same. */
public final class BacklogMetrics {

    private final Supplier<Mono<Backlog>> store;
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(Backlog.NONE);

    /**
     * Registers the two gauges.
     *
     * @param store tells what there is
     * @param what is still to be done, for the descriptions
     * @param count the name of the gauge of how many there are
     * @param age the name of the gauge of how long the oldest has waited
     */
    public BacklogMetrics(
            Supplier<Mono<Backlog>> store, String what, String count, String age, MeterRegistry registry) {
        this.store = store;
        Gauge.builder(count, backlog, it -> it.get().count())
                .description(what + ", up to " + Backlog.COUNT_MAX)
                .register(registry);
        TimeGauge.builder(
                        age,
                        backlog,
                        TimeUnit.MILLISECONDS,
                        it -> it.get().age().toMillis())
                .description(what + ": how long the oldest has waited")
                .register(registry);
    }

    /** Looks at it. @return 0, as nothing is done to it */
    public Mono<Long> look() {
        return store.get().doOnNext(backlog::set).thenReturn(0L);
    }
}
