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
            () -> Mono.fromSupplier(store::get), "Refunds", "refunds.pending", "refunds.pending.age", registry);

    @Test
    void tellsWhatIsOpenAsOfTheLastLook() {
        assertThat(count()).isZero();

        look();
        assertThat(count()).isEqualTo(3);
        assertThat(ageSeconds()).isEqualTo(90);

        store.set(Backlog.NONE);
        assertThat(count()).as("not looked at since").isEqualTo(3);
        look();
        assertThat(count()).isZero();
        assertThat(ageSeconds()).isZero();
    }

    private void look() {
        assertThat(metrics.look().block()).isZero();
    }

    private double count() {
        return registry.get("refunds.pending").gauge().value();
    }

    private double ageSeconds() {
        return registry.get("refunds.pending.age").timeGauge().value(TimeUnit.SECONDS);
    }
}
