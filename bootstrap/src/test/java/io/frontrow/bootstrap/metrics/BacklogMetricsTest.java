package io.frontrow.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.model.Backlog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class BacklogMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<Backlog> store = new AtomicReference<>(new Backlog(3, Duration.ofSeconds(90)));
    private final BacklogMetrics metrics = new BacklogMetrics(
            () -> Mono.fromSupplier(store::get), Metric.CARD_REFUNDS_PENDING, Metric.CARD_REFUNDS_AGE, registry);

    @Test
    void publishesTheBacklogAsOfTheLastRefresh() {
        assertThat(count()).isZero();

        refresh();
        assertThat(count()).isEqualTo(3);
        assertThat(ageSeconds()).isEqualTo(90);

        store.set(Backlog.NONE);
        assertThat(count()).as("not refreshed since").isEqualTo(3);
        refresh();
        assertThat(count()).isZero();
        assertThat(ageSeconds()).isZero();
    }

    private void refresh() {
        assertThat(metrics.refresh().block()).isZero();
    }

    private double count() {
        return registry.get("frontrow.cards.refunds.pending").gauge().value();
    }

    private double ageSeconds() {
        return registry.get("frontrow.cards.refunds.pending.age").timeGauge().value(TimeUnit.SECONDS);
    }
}
