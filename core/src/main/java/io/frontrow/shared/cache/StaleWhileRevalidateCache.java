package io.frontrow.shared.cache;

import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Caches loaded values, and serves the last one while a new one is loaded ({@code stale-while-revalidate} of RFC 5861),
 * so that callers wait for the store only if no value is young enough. A key has at most one load in flight, which runs
 * to its end even if all of its callers cancel. Errors are not cached.
 *
 * @param <K> a key
 * @param <V> a value
 */
public final class StaleWhileRevalidateCache<K, V> {

    private final ConcurrentMap<K, Entry<V>> entries;
    private final Predicate<V> isKept;
    private final long freshNanos;
    private final long staleNanos;
    private final LongSupplier nanoTime;

    /**
     * Creates a cache.
     *
     * @param entries stores the entries, and decides how many are kept and for how long
     * @param isKept whether a loaded value is kept
     * @param freshFor the age from which a value is loaded again; ages count from the beginning of the load
     * @param staleFor the age from which a value is no longer served
     * @param nanoTime returns the time as {@link System#nanoTime} does
     */
    public StaleWhileRevalidateCache(
            ConcurrentMap<K, Entry<V>> entries,
            Predicate<V> isKept,
            Duration freshFor,
            Duration staleFor,
            LongSupplier nanoTime) {
        this.entries = entries;
        this.isKept = isKept;
        this.freshNanos = freshFor.toNanos();
        this.staleNanos = staleFor.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The value of the key, loaded first if none is young enough. */
    public Mono<V> get(K key, Function<? super K, Mono<V>> load) {
        return Mono.defer(() -> {
            long now = nanoTime.getAsLong();
            Entry<V> entry = entries.get(key);
            if (entry == null || entry.isDue(now - freshNanos)) {
                entry = entries.compute(
                        key,
                        (_, latest) -> latest == null || latest.isDue(now - freshNanos)
                                ? new Entry<>(load.apply(key), isKept, now, latest)
                                : latest);
            }
            return entry.get(now - staleNanos);
        });
    }

    /** A load, and the value that is served until it has ended. */
    public static final class Entry<V> {
        private final Mono<V> load;
        private final Predicate<V> isKept;
        private final long beganAt;
        private final AtomicBoolean hasBegun = new AtomicBoolean();
        private volatile @Nullable Entry<V> last;
        private volatile @Nullable V value;
        private volatile boolean hasFailed;

        Entry(Mono<V> load, Predicate<V> isKept, long now, @Nullable Entry<V> latest) {
            this.isKept = isKept;
            this.beganAt = now;
            this.last = latest == null || latest.value != null ? latest : latest.last;
            this.load =
                    load.doOnNext(this::loaded).doOnError(_ -> hasFailed = true).cache();
        }

        private void loaded(V loaded) {
            if (isKept.test(loaded)) {
                value = loaded;
                last = null;
            } else {
                hasFailed = true;
            }
        }

        boolean isDue(long since) {
            return hasFailed || (value != null && beganAt - since <= 0);
        }

        /** {@return this value, or else the last one if it is young enough, or else this one once it is loaded} */
        Mono<V> get(long since) {
            V known = value != null ? value : lastValue(since);
            if (known == null) {
                return load;
            }
            if (!hasBegun.getAndSet(true)) {
                load.subscribe(_ -> {}, _ -> {});
            }
            return Mono.just(known);
        }

        private @Nullable V lastValue(long since) {
            Entry<V> known = last;
            return known != null && known.beganAt - since > 0 ? known.value : null;
        }
    }
}
