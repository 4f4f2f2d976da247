package io.frontrow.shared.polling;

import java.time.Duration;
import java.util.function.BiPredicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A source of states to poll.
 *
 * @param <G> a group of states that are polled in the same rounds
 * @param <K> the key of a state
 * @param <S> a state; equal states are published once
 */
public interface PolledSource<G, K, S> {

    G group(K key);

    Mono<S> read(K key);

    /** How old a state may become before it is read again; more than zero. */
    Duration maxAge(S state);

    /**
     * Wake-ups of a group: each selects what to read at once, by the key and the latest state. What has no state yet is
     * read again in any case. Subscribed to while the group has subscribers.
     */
    Flux<BiPredicate<K, S>> wakeUps(G group);
}
