package io.frontrow.adapter.web.fastpath;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * The timers {@code http.server.requests} of the fast path, with the tags that the framework's observations have, each
 * created once.
 */
@Component
final class RequestTimers {
    private static final String NAME = "http.server.requests";
    private static final String NONE = "none";
    private static final String UNKNOWN = "UNKNOWN";

    private final MeterRegistry registry;
    private final ConcurrentMap<Key, Timer> timers = new ConcurrentHashMap<>();

    /** @param registry optional */
    RequestTimers(ObjectProvider<MeterRegistry> registry) {
        this.registry = registry.getIfAvailable(CompositeMeterRegistry::new);
    }

    RequestMeasurement start(FastRoute route) {
        long start = System.nanoTime();
        return (status, error) -> record(route, status, error, System.nanoTime() - start);
    }

    private void record(FastRoute route, @Nullable HttpStatusCode status, @Nullable Throwable error, long nanos) {
        String errorName = error == null ? NONE : error.getClass().getSimpleName();
        timers.computeIfAbsent(new Key(route, status, errorName), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder(NAME)
                .tag("error", key.error())
                .tag("exception", key.error())
                .tag("method", key.route().method().name())
                .tag("outcome", outcome(key.status()))
                .tag(
                        "status",
                        key.status() == null
                                ? UNKNOWN
                                : String.valueOf(key.status().value()))
                .tag("uri", key.route().path())
                .register(registry);
    }

    private static String outcome(@Nullable HttpStatusCode status) {
        HttpStatus.Series series = status == null ? null : HttpStatus.Series.resolve(status.value());
        return switch (series) {
            case SUCCESSFUL -> "SUCCESS";
            case INFORMATIONAL, REDIRECTION, CLIENT_ERROR, SERVER_ERROR -> series.name();
            case null -> UNKNOWN;
        };
    }

    private record Key(FastRoute route, @Nullable HttpStatusCode status, String error) {}
}
