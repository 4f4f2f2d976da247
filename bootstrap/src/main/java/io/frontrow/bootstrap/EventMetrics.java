package io.frontrow.bootstrap;

import io.frontrow.event.model.Backlog;
import io.frontrow.event.port.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/** How far the relay of events is behind, as of the last look, as metrics; every instance tells the same. */
final class EventMetrics {

    private final Outbox outbox;
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(new Backlog(0, Duration.ZERO));

    EventMetrics(Outbox outbox, MeterRegistry registry) {
        this.outbox = outbox;
        Gauge.builder("frontrow.events.unpublished", backlog, it -> it.get().count())
                .description("Events that are still to be published, up to " + Backlog.COUNT_MAX)
                .register(registry);
        TimeGauge.builder(
                        "frontrow.events.lag",
                        backlog,
                        TimeUnit.MILLISECONDS,
                        it -> it.get().age().toMillis())
                .description("How long the oldest event has waited that is still to be published")
                .register(registry);
    }

    /** Looks at the outbox. @return 0, as nothing is done to it */
    Mono<Long> look() {
        return outbox.backlog().doOnNext(backlog::set).thenReturn(0L);
    }
}
