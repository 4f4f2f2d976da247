package io.frontrow.shared.cache;

import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Caches loaded values. Callers that ask for a key while it is loaded share that load, so that a key has at most one
 * load in flight. A load runs to its end even if all of its callers cancel. Errors are not cached.
 *
 * @param <K> a key
 * @param <V> a value
 */
public final class SingleFlightCache<K, V> {

    private final ConcurrentMap<K, Mono<V>> entries;
    private final Predicate<V> isKept;

    /**
     * Creates a cache.
     *
     * @param entries stores the entries, and decides how many are kept and for how long
     * @param isKept whether a loaded value is kept
     */
    public SingleFlightCache(ConcurrentMap<K, Mono<V>> entries, Predicate<V> isKept) {
        this.entries = entries;
        this.isKept = isKept;
    }

    /** The value of the key, loaded if it is not cached. */
    public Mono<V> get(K key, Function<? super K, Mono<V>> load) {
        return Mono.defer(() -> {
            Mono<V> entry = entries.computeIfAbsent(key, _ -> shared(key, load));
            return value(entry).map(Mono::just).orElse(entry);
        });
    }

    /** {@return the cached value of the key, or empty if it is not loaded} */
    Optional<V> known(K key) {
        return value(entries.get(key));
    }

    private static <V> Optional<V> value(@Nullable Mono<V> entry) {
        return entry instanceof SharedLoad<V> load ? load.value() : Optional.empty();
    }

    public void put(K key, V value) {
        entries.put(key, SharedLoad.of(value));
    }

    public void invalidate(K key) {
        entries.remove(key);
    }

    private Mono<V> shared(K key, Function<? super K, Mono<V>> load) {
        return new SharedLoad<>(load.apply(key)
                .doOnNext(value -> {
                    if (!isKept.test(value)) {
                        invalidate(key);
                    }
                })
                .doOnError(_ -> invalidate(key)));
    }
}
