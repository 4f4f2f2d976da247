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
 * Connects to the stores, to both at once, before the first request comes: to connect takes time and, with Redis, blocks
 * the thread. A store that stays away does not keep the application from starting, since much can be done without one of
 * them.
 */
public final class StoreWarmUp implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWarmUp.class);
    private static final Retry PATIENCE = Retry.fixedDelay(20, Duration.ofMillis(500));

    private final List<StoreHealth> stores;

    public StoreWarmUp(List<StoreHealth> stores) {
        this.stores = stores;
    }

    /** Runs on the main thread, which may wait. */
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
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no answer")))
                .retryWhen(PATIENCE)
                .then()
                .onErrorResume(_ -> {
                    LOG.warn("{} does not answer; going on without it for now", store.store());
                    return Mono.empty();
                });
    }
}
