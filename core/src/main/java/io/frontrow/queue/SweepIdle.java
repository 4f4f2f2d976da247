package io.frontrow.queue;

import reactor.core.publisher.Mono;

/** Makes room: whoever gave no sign for as long as their waiting room bears loses their ticket and what it holds. */
@FunctionalInterface
public interface SweepIdle {

    /** Sweeps every waiting room of a concert with a date still to come. @return how many tickets were swept */
    Mono<Long> sweep();
}
