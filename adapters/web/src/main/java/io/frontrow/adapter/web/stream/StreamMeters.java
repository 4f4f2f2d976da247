package io.frontrow.adapter.web.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Metrics of streams: how many are open, and how old the data is when it is written. */
@Component
final class StreamMeters {

    private final MeterRegistry registry;
    private final Clock clock;
    private final ConcurrentMap<String, Meters> meters = new ConcurrentHashMap<>();

    /** @param registry optional */
    StreamMeters(ObjectProvider<MeterRegistry> registry, Clock clock) {
        this.registry = registry.getIfAvailable(CompositeMeterRegistry::new);
        this.clock = clock;
    }

    /** @param uri the path pattern of the operation, with names for its variables */
    Meters forUri(String uri) {
        return meters.computeIfAbsent(uri, Meters::new);
    }

    /** The metrics of the streams of one operation. */
    final class Meters {

        private final AtomicInteger open = new AtomicInteger();
        private final Timer age;

        private Meters(String uri) {
            Gauge.builder("frontrow.streams.open", open, AtomicInteger::get)
                    .description("Open streams of server-sent events")
                    .tag("uri", uri)
                    .register(registry);
            age = Timer.builder("frontrow.streams.age")
                    .description("Age of the data of an event when it is written")
                    .tag("uri", uri)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofSeconds(10))
                    .register(registry);
        }

        void opened() {
            open.incrementAndGet();
        }

        void closed() {
            open.decrementAndGet();
        }

        void written(Instant asOf) {
            age.record(Duration.between(asOf, clock.instant()));
        }
    }
}
