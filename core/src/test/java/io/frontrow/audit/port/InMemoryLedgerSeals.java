package io.frontrow.audit.port;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Counts what is sealed, and never finds it broken. */
public final class InMemoryLedgerSeals implements LedgerSeals {

    private final AtomicInteger unsealed = new AtomicInteger();

    /** Lets the ledger gain so many entries. */
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
