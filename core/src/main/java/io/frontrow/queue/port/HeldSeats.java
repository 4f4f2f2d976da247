package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueEntry;
import reactor.core.publisher.Mono;

/** The seats that are given back when a queue entry leaves or its turn ends. */
@FunctionalInterface
public interface HeldSeats {

    /**
     * Releases all holds of the entry's user in the entry's concert. A turn that they extended ends at its base end.
     */
    Mono<Void> releaseAll(QueueEntry entry);
}
