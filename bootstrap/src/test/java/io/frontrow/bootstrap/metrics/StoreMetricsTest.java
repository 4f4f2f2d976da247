package io.frontrow.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.bootstrap.health.StoreHealth;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StoreMetricsTest {

    private final AtomicBoolean responds = new AtomicBoolean(true);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StoreMetrics metrics = new StoreMetrics(
            List.of(
                    new StoreHealth("Redis", Mono.fromSupplier(() -> {
                        if (!responds.get()) {
                            throw new IllegalStateException("away");
                        }
                        return "PONG";
                    })),
                    new StoreHealth("Postgres", Mono.just(1))),
            registry);

    @Test
    void saysWhichStoreResponds() {
        refresh();
        assertThat(up("redis")).isEqualTo(1);

        responds.set(false);
        refresh();

        assertThat(up("redis")).isZero();
        assertThat(up("postgres")).isEqualTo(1);
        responds.set(true);
        refresh();
        assertThat(up("redis")).isEqualTo(1);
    }

    private void refresh() {
        assertThat(metrics.refresh().block()).isZero();
    }

    private double up(String store) {
        return registry.get("frontrow.store.up").tag("store", store).gauge().value();
    }
}
