package io.frontrow.bootstrap.startup;

import io.frontrow.bootstrap.health.StoreHealth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Connects to both stores concurrently before the first request, since connecting takes time and, with Redis, blocks
 * the calling thread. The application also starts if a store remains unavailable, since many requests need only one
 * of them.
 */
public final class StoreWarmUp implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWarmUp.class);
    private static final Retry RETRIES = Retry.fixedDelay(20, Duration.ofMillis(500));

    private final List<StoreHealth> stores;

    public StoreWarmUp(List<StoreHealth> stores) {
        this.stores = stores;
    }

    /** Runs on the main thread, which may block. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            Flux.fromIterable(stores).flatMap(this::connect).then().toFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("the start was interrupted.", e);
        }
    }

    private Mono<Void> connect(StoreHealth store) {
        return store.health()
                .filter(health -> health.getStatus().equals(Status.UP))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no response")))
                .retryWhen(RETRIES)
                .then()
                .onErrorResume(_ -> {
                    LOG.warn("{} is unavailable; starting without it", store.store());
                    return Mono.empty();
                });
    }
}
