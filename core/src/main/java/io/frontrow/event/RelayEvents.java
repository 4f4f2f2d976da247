package io.frontrow.event;

import reactor.core.publisher.Mono;

/**
 * Publishes what happened: every event at least once, and those of a reservation in their order, if repeats are left out.
 * Safe on every instance at once, though one of them does all the work.
 */
public interface RelayEvents {

    /** Publishes all that is unpublished. @return how many events were published by this instance */
    Mono<Long> relay();
}
