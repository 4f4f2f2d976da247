package io.frontrow.shared.port;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Leases on work that one instance does for all of them. A lease avoids duplicate work. Correctness must not depend on
 * it, because an instance may be suspended for longer than the term of its lease and then continue.
 */
@FunctionalInterface
public interface Leases {

    /**
     * Acquires or renews the lease, unless another instance holds it. On the clock of the store, the lease lasts for at
     * least half of the term.
     *
     * @param work the name of the work
     * @param term the time after which another instance may acquire the lease if this one does not renew it, at least
     *     10 ms
     * @return whether this instance holds the lease
     */
    Mono<Boolean> acquire(String work, Duration term);
}
