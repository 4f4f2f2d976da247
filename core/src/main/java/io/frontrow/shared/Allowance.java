package io.frontrow.shared;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Flux;

/** How many streams may be open at once for each key. */
public final class Allowance<K> {

    private final int max;
    private final ConcurrentMap<K, Integer> open = new ConcurrentHashMap<>();

    /** @param max at least 1 */
    public Allowance(int max) {
        this.max = max;
    }

    /** The stream, if the key has an allowance left while it is subscribed to; else the refusal alone. */
    public <E> Flux<E> within(K key, Flux<E> stream, E refusal) {
        return Flux.defer(() -> take(key) ? stream.doFinally(_ -> giveBack(key)) : Flux.just(refusal));
    }

    private boolean take(K key) {
        boolean[] taken = new boolean[1];
        open.compute(key, (_, count) -> {
            int before = count == null ? 0 : count;
            taken[0] = before < max;
            return taken[0] ? before + 1 : count;
        });
        return taken[0];
    }

    private void giveBack(K key) {
        open.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    }
}
