package io.frontrow.bootstrap.metrics;

import io.frontrow.shared.id.ConcertId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/**
 * Metrics of concerts, each with the value that was published last. They are read from a store now and then, and so the
 * same on every instance. A scrape reads no store.
 *
 * @param <V> the values of a concert
 */
final class ConcertMetrics<V> {

    private final MeterRegistry registry;
    private final Map<Metric, ToDoubleFunction<V>> metrics;
    private final Map<ConcertId, Published<V>> published = new ConcurrentHashMap<>();

    /**
     * Creates metrics without any concert.
     *
     * @param metrics each metric with its value; that of a time is in seconds
     */
    ConcertMetrics(Map<Metric, ToDoubleFunction<V>> metrics, MeterRegistry registry) {
        this.metrics = Map.copyOf(metrics);
        this.registry = registry;
    }

    void publish(ConcertId concertId, V values) {
        published
                .computeIfAbsent(concertId, _ -> register(concertId, values))
                .values
                .set(values);
    }

    void removeAllBut(Set<ConcertId> kept) {
        published.forEach((concertId, concert) -> {
            if (!kept.contains(concertId)) {
                published.remove(concertId);
                concert.meters.forEach(registry::remove);
            }
        });
    }

    private Published<V> register(ConcertId concertId, V first) {
        AtomicReference<V> values = new AtomicReference<>(first);
        List<Meter> meters = metrics.entrySet().stream()
                .map(metric -> register(
                        metric.getKey(),
                        metric.getKey().tagged(concertId.value().toString()),
                        values,
                        metric.getValue()))
                .toList();
        return new Published<>(values, meters);
    }

    private Meter register(Metric metric, Tags tags, AtomicReference<V> values, ToDoubleFunction<V> value) {
        ToDoubleFunction<AtomicReference<V>> read = it -> value.applyAsDouble(it.get());
        return switch (metric.kind()) {
            case COUNTER ->
                FunctionCounter.builder(metric.id(), values, read)
                        .description(metric.description())
                        .tags(tags)
                        .register(registry);
            case GAUGE ->
                Gauge.builder(metric.id(), values, read)
                        .description(metric.description())
                        .tags(tags)
                        .register(registry);
            case TIME_GAUGE ->
                TimeGauge.builder(metric.id(), values, TimeUnit.SECONDS, read)
                        .description(metric.description())
                        .tags(tags)
                        .register(registry);
            case TIMER -> throw new IllegalArgumentException(metric + " is not a single value");
        };
    }

    /**
     * The values of a concert and the meters that publish them. Meters hold their values weakly; this record keeps
     * them.
     */
    private record Published<V>(AtomicReference<V> values, List<Meter> meters) {}
}
