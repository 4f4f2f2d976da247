package io.frontrow.bootstrap.health;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Whether a store answers, told within a bounded time and without a word on why not.
 *
 * @param store what people call it
 * @param probe asks the store something cheap
 */
public record StoreHealth(String store, Mono<?> probe) implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public Mono<Health> health() {
        return probe.then(Mono.fromSupplier(() -> Health.up().build()))
                .timeout(PATIENCE)
                .onErrorReturn(Health.down().build());
    }
}
