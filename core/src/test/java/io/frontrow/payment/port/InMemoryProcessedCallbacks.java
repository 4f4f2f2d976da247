package io.frontrow.payment.port;

import io.frontrow.payment.model.CallbackId;
import io.frontrow.shared.InMemoryStore;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Callbacks in memory. */
public final class InMemoryProcessedCallbacks implements ProcessedCallbacks {

    private final Set<CallbackId> processed = new HashSet<>();
    private final InMemoryStore store;

    public InMemoryProcessedCallbacks(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Boolean> remember(CallbackId callbackId) {
        return store.step(() -> processed.add(callbackId));
    }
}
