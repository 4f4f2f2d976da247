package io.frontrow.adapter.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Reads a value once for all who ask for it while it is kept. Neither absence nor a fault is kept. */
final class SharedReads<K, V> {

    private final Cache<K, Mono<Optional<V>>> reads;
    private final Function<K, Mono<Optional<V>>> read;

    /**
     * Starts with nothing.
     *
     * @param keeping how many values are kept and for how long
     */
    SharedReads(Caffeine<Object, Object> keeping, Function<K, Mono<Optional<V>>> read) {
        this.reads = keeping.build();
        this.read = read;
    }

    Mono<Optional<V>> get(K key) {
        return Mono.defer(() -> reads.get(key, this::shared));
    }

    void put(K key, V value) {
        reads.put(key, Mono.just(Optional.of(value)));
    }

    void forget(K key) {
        reads.invalidate(key);
    }

    private Mono<Optional<V>> shared(K key) {
        return read.apply(key)
                .doOnNext(found -> {
                    if (found.isEmpty()) {
                        forget(key);
                    }
                })
                .doOnError(_ -> forget(key))
                .cache();
    }
}
