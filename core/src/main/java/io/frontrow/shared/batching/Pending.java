package io.frontrow.shared.batching;

import reactor.core.publisher.Sinks;

/** A request that waits for its reply. */
record Pending<Q, A>(Q request, Sinks.One<A> reply) {

    static <Q, A> Pending<Q, A> of(Q request) {
        return new Pending<>(request, Sinks.one());
    }
}
