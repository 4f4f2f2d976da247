package io.frontrow.event;

import reactor.core.publisher.Mono;

/**
 * Publishes events: each at least once and, repeats aside, those of one reservation in their order. Safe to run on
 * every instance at the same time; one of them does all the work.
 */
public interface RelayEvents {

    /**
     * Publishes all unpublished events.
     *
     * @return number of events published by this instance
     */
    Mono<Long> relay();
}
