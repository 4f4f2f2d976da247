package io.frontrow.audit.port;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Counts sealed entries, and never finds a violation. */
public final class InMemoryLedgerSeals implements LedgerSeals {

    private final AtomicInteger unsealed = new AtomicInteger();

    /** Adds this number of entries to the ledger. */
    public void gain(int entries) {
        unsealed.addAndGet(entries);
    }

    @Override
    public Mono<Integer> seal(int atMost) {
        return Mono.fromCallable(() -> {
            int before = unsealed.getAndUpdate(left -> Math.max(0, left - atMost));
            return Math.min(before, atMost);
        });
    }

    @Override
    public Mono<List<String>> violations() {
        return Mono.just(List.of());
    }
}
