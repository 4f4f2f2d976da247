package io.frontrow.shared.batching;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Collects concurrent requests into batches: a {@link KeyedRequestBatcher} for requests that all go into the same
 * batches.
 *
 * @param <Q> a request
 * @param <A> the reply to a request
 */
public final class RequestBatcher<Q, A> {

    private enum Key {
        ONLY
    }

    private final KeyedRequestBatcher<Key, Q, A> batcher;

    /**
     * Creates a batcher.
     *
     * @param call sends a batch; it returns one reply for each request, in the order of the requests
     */
    public RequestBatcher(BatchSettings settings, Function<List<Q>, Mono<List<A>>> call) {
        batcher = new KeyedRequestBatcher<>(settings, (_, requests) -> call.apply(requests));
    }

    /**
     * Submits a request on subscription.
     *
     * @return the reply, as {@link KeyedRequestBatcher#submit} returns it
     */
    public Mono<A> submit(Q request) {
        return batcher.submit(Key.ONLY, request);
    }
}
