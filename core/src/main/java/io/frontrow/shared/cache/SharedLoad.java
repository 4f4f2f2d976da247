package io.frontrow.shared.cache;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * A load that all of its subscribers share. It runs to its end even if they all cancel. When it has ended, its value
 * can be had without a subscription, which most callers of a cache do.
 */
final class SharedLoad<V> extends Mono<V> {

    private final Mono<V> load;
    private volatile @Nullable V value;

    SharedLoad(Mono<V> load) {
        this.load = load.doOnNext(loaded -> value = loaded).cache();
    }

    /** {@return a load that has ended} */
    static <V> SharedLoad<V> of(V value) {
        SharedLoad<V> load = new SharedLoad<>(Mono.just(value));
        load.value = value;
        return load;
    }

    /** {@return the value, or empty if it is not loaded yet} */
    Optional<V> value() {
        return Optional.ofNullable(value);
    }

    @Override
    public void subscribe(CoreSubscriber<? super V> subscriber) {
        load.subscribe(subscriber);
    }
}
