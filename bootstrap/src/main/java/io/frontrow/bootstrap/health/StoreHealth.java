package io.frontrow.bootstrap.health;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Health check of a store: whether it responds within one second. The response does not include the reason of a
 * failure.
 *
 * @param store the name of the store
 * @param probe a cheap call to the store
 */
public record StoreHealth(String store, Mono<?> probe) implements ReactiveHealthIndicator {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @Override
    public Mono<Health> health() {
        return probe.then(Mono.fromSupplier(() -> Health.up().build()))
                .timeout(TIMEOUT)
                .onErrorReturn(Health.down().build());
    }
}
