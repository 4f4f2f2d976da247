package io.frontrow.shared;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Flux;

/** Limits how many streams of a key are open at the same time. */
public final class ConcurrencyLimit<K> {

    private final int max;
    private final ConcurrentMap<K, Integer> open = new ConcurrentHashMap<>();

    /**
     * Creates a limit.
     *
     * @param max the largest number of open streams for each key, at least 1
     */
    public ConcurrencyLimit(int max) {
        this.max = max;
    }

    /** The stream if fewer than the maximum are open for the key on subscription; otherwise the refusal alone. */
    public <E> Flux<E> apply(K key, Flux<E> stream, E refusal) {
        return Flux.defer(() -> acquire(key) ? stream.doFinally(_ -> release(key)) : Flux.just(refusal));
    }

    private boolean acquire(K key) {
        boolean isWithinLimit = open.merge(key, 1, Integer::sum) <= max;
        if (!isWithinLimit) {
            release(key);
        }
        return isWithinLimit;
    }

    private void release(K key) {
        open.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    }
}
