package io.frontrow.shared.cache;

import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Caches values, and serves the last known one while the store is unavailable or slow ({@code stale-if-error} of RFC
 * 5861).
 *
 * @param <K> a key
 * @param <V> a value
 */
public final class StaleIfErrorCache<K, V> {

    /** How long a caller waits by default for a fresh value when a stale one is known. */
    private static final Duration FRESH_READ_TIMEOUT = Duration.ofMillis(300);

    private final Duration freshReadTimeout;
    private final SingleFlightCache<K, Optional<V>> fresh;
    private final ConcurrentMap<K, V> lastKnown;
    private final Function<K, Mono<Optional<V>>> load;
    private final BinaryOperator<V> later;

    /**
     * Creates a cache.
     *
     * @param fresh stores fresh values, for as long as they are fresh
     * @param lastKnown stores the last known values, and decides how many are kept
     * @param load reads a value; an absent one is not cached
     * @param later the later one of two values of a key, which are given in the order in which they became known
     */
    public StaleIfErrorCache(
            ConcurrentMap<K, Mono<Optional<V>>> fresh,
            ConcurrentMap<K, V> lastKnown,
            Function<K, Mono<Optional<V>>> load,
            BinaryOperator<V> later) {
        this(FRESH_READ_TIMEOUT, fresh, lastKnown, load, later);
    }

    /**
     * Creates a cache; the other parameters as above.
     *
     * @param freshReadTimeout how long a caller waits for a fresh value when a stale one is known
     */
    public StaleIfErrorCache(
            Duration freshReadTimeout,
            ConcurrentMap<K, Mono<Optional<V>>> fresh,
            ConcurrentMap<K, V> lastKnown,
            Function<K, Mono<Optional<V>>> load,
            BinaryOperator<V> later) {
        this.freshReadTimeout = freshReadTimeout;
        this.fresh = new SingleFlightCache<>(fresh, Optional::isPresent);
        this.lastKnown = lastKnown;
        this.load = load;
        this.later = later;
    }

    /** The fresh value of the key; the last known one if the store is unavailable or slow. */
    public Mono<Optional<V>> get(K key) {
        return Mono.defer(() -> fresh.known(key).map(Mono::just).orElseGet(() -> read(key)));
    }

    private Mono<Optional<V>> read(K key) {
        V stale = lastKnown.get(key);
        return stale == null ? getFresh(key) : getFreshOr(key, stale);
    }

    public void put(K key, V value) {
        remember(key, value);
        fresh.put(key, Optional.of(value));
    }

    /** Makes the next caller read the value again. The last known value is kept. */
    public void invalidate(K key) {
        fresh.invalidate(key);
    }

    private Mono<Optional<V>> getFresh(K key) {
        return fresh.get(key, _ -> load.apply(key).doOnNext(found -> found.ifPresent(value -> remember(key, value))));
    }

    private Mono<Optional<V>> getFreshOr(K key, V stale) {
        return getFresh(key)
                .timeout(freshReadTimeout)
                .onErrorReturn(StaleIfErrorCache::isUnavailability, Optional.of(stale));
    }

    private void remember(K key, V value) {
        lastKnown.merge(key, value, later);
    }

    private static boolean isUnavailability(Throwable fault) {
        return fault instanceof StoreUnavailable || fault instanceof TimeoutException;
    }
}
