package io.frontrow.shared.port;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * What this instance does for all of them, for a time. It spares work; correctness must not depend on it, since an instance
 * may be paused for longer than its time and then go on.
 */
@FunctionalInterface
public interface Leases {

    /**
     * Takes the work, or prolongs it, unless another instance has it. By the store's clock, it is this instance's for at
     * least half of the term.
     *
     * @param work names it
     * @param term when another instance may take it if this one does not prolong it, 10 ms or more
     * @return whether this instance has it
     */
    Mono<Boolean> take(String work, Duration term);
}
