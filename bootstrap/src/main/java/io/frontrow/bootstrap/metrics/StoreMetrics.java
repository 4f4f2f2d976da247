package io.frontrow.bootstrap.metrics;

import io.frontrow.bootstrap.health.StoreHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Metrics of whether this instance reaches the stores, as of the last check. */
public final class StoreMetrics {

    private final List<Store> stores;

    public StoreMetrics(List<StoreHealth> stores, MeterRegistry registry) {
        this.stores = stores.stream().map(store -> new Store(store, registry)).toList();
    }

    /**
     * Checks the stores.
     *
     * @return 0, since no item is processed
     */
    public Mono<Long> refresh() {
        return Flux.fromIterable(stores).flatMap(Store::check).then(Mono.just(0L));
    }

    private record Store(StoreHealth health, AtomicInteger up) {

        Store(StoreHealth health, MeterRegistry registry) {
            this(health, new AtomicInteger(1));
            Gauge.builder(Metric.STORE_UP.id(), up, AtomicInteger::get)
                    .description(Metric.STORE_UP.description())
                    .tags(Metric.STORE_UP.tagged(health.store().toLowerCase(Locale.ROOT)))
                    .register(registry);
        }

        Mono<?> check() {
            return health.health().doOnNext(result -> up.set(result.getStatus().equals(Status.UP) ? 1 : 0));
        }
    }
}
