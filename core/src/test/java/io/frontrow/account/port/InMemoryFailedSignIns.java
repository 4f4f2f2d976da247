package io.frontrow.account.port;

import io.frontrow.account.port.AttemptLimits.Limit;
import io.frontrow.shared.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Failed sign-ins in memory. */
public final class InMemoryFailedSignIns implements FailedSignIns {

    private final InMemoryStore store;
    private final Map<String, List<Instant>> failures = new HashMap<>();

    public InMemoryFailedSignIns(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Boolean> record(Limit limit) {
        return store.step(() -> {
            List<Instant> counted = failures.computeIfAbsent(limit.key(), _ -> new ArrayList<>());
            counted.removeIf(at -> !at.plus(limit.period()).isAfter(store.now()));
            return counted.size() < limit.max() && counted.add(store.now());
        });
    }
}
