package io.frontrow.shared.batching;

import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * A request that waits for its reply.
 *
 * @param context of its subscriber
 */
record Pending<Q, A>(Q request, Sinks.One<A> reply, ContextView context) {

    static <Q, A> Pending<Q, A> of(Q request, ContextView context) {
        return new Pending<>(request, Sinks.one(), context);
    }
}
