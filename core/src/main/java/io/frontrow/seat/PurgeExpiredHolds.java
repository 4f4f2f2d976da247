package io.frontrow.seat;

import reactor.core.publisher.Mono;

/** Purges what expired holds have left behind. Their seats are available even before that. */
public interface PurgeExpiredHolds {

    /**
     * Purges the expired holds of every concert with a performance still to come.
     *
     * @return number of seats purged
     */
    Mono<Long> purge();
}
