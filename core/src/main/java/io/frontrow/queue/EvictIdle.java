package io.frontrow.queue;

import reactor.core.publisher.Mono;

/**
 * Evicts entries without a heartbeat for the idle time of their waiting room, or for the away time more while they
 * wait, and releases the seats that they hold.
 */
@FunctionalInterface
public interface EvictIdle {

    /**
     * Evicts from the waiting rooms of all concerts with a performance still to come.
     *
     * @return number of entries evicted
     */
    Mono<Long> evict();
}
