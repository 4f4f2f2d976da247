package io.frontrow.shared.cache;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads that all who ask within a short time share. Faults and missing values are not shared. Something is kept of each
 * key, so there must be few.
 */
public final class RecentReads<K, V> {

    private final Function<K, Mono<V>> read;
    private final Duration keptFor;
    private final Scheduler scheduler;
    private final ConcurrentMap<K, Mono<V>> reads = new ConcurrentHashMap<>();

    /**
     * Creates reads.
     *
     * @param keptFor the time for which a value is returned again
     * @param scheduler knows when a value is too old
     */
    public RecentReads(Function<K, Mono<V>> read, Duration keptFor, Scheduler scheduler) {
        this.read = read;
        this.keptFor = keptFor;
        this.scheduler = scheduler;
    }

    /** {@return the value of the key} */
    public Mono<V> get(K key) {
        return reads.computeIfAbsent(
                key,
                _ -> Mono.defer(() -> read.apply(key))
                        .cache(_ -> keptFor, _ -> Duration.ZERO, () -> Duration.ZERO, scheduler));
    }
}
