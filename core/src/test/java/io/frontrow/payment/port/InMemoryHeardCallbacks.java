package io.frontrow.payment.port;

import io.frontrow.payment.model.CallbackId;
import io.frontrow.shared.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Callbacks in memory. */
public final class InMemoryHeardCallbacks implements HeardCallbacks {

    private final Map<CallbackId, Instant> heard = new HashMap<>();
    private final InMemoryStore store;

    public InMemoryHeardCallbacks(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Boolean> remember(CallbackId callbackId) {
        return store.step(() -> heard.putIfAbsent(callbackId, store.now()) == null);
    }

    @Override
    public Mono<Long> forget(Duration olderThan, int atMost) {
        return store.step(() -> {
            List<CallbackId> old = heard.entrySet().stream()
                    .filter(it -> it.getValue().isBefore(store.now().minus(olderThan)))
                    .map(Map.Entry::getKey)
                    .limit(atMost)
                    .toList();
            old.forEach(heard::remove);
            return (long) old.size();
        });
    }
}
