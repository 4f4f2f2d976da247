package io.frontrow.adapter.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What was read at most a second ago; or, while the store is away or slow, what was known last. */
final class LastKnown<K, V> {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    /** How long a reader waits for the store when there is something older to go on with. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final SharedReads<K, V> fresh;
    private final Cache<K, V> known;
    private final BinaryOperator<V> later;

    /**
     * Starts with nothing.
     *
     * @param later the later one of two values of a key, given in the order in which they came to be known
     */
    LastKnown(int sizeMax, Ticker ticker, Function<K, Mono<Optional<V>>> read, BinaryOperator<V> later) {
        this.later = later;
        known = Caffeine.newBuilder().maximumSize(sizeMax).build();
        fresh = new SharedReads<>(
                Caffeine.newBuilder()
                        .maximumSize(sizeMax)
                        .expireAfterWrite(FRESH_FOR)
                        .ticker(ticker),
                key -> read.apply(key).doOnNext(found -> found.ifPresent(value -> remember(key, value))));
    }

    Mono<Optional<V>> get(K key) {
        return Mono.defer(() -> {
            V last = known.getIfPresent(key);
            return last == null ? fresh.get(key) : getOr(key, last);
        });
    }

    void put(K key, V value) {
        remember(key, value);
        fresh.put(key, value);
    }

    void forgetFresh(K key) {
        fresh.forget(key);
    }

    /** Most readers find it read already, and need no timer. */
    private Mono<Optional<V>> getOr(K key, V last) {
        CompletableFuture<@Nullable Optional<V>> reading = fresh.get(key).toFuture();
        return reading.state() == Future.State.SUCCESS
                ? Mono.just(Objects.requireNonNull(reading.resultNow()))
                : Mono.fromFuture(reading).timeout(PATIENCE).onErrorReturn(LastKnown::isAbsence, Optional.of(last));
    }

    private void remember(K key, V value) {
        known.asMap().merge(key, value, later);
    }

    private static boolean isAbsence(Throwable fault) {
        return fault instanceof StoreUnavailable || fault instanceof TimeoutException;
    }
}
