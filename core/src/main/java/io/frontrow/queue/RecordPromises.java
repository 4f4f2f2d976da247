package io.frontrow.queue;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitEstimate;
import reactor.core.publisher.Mono;

/** Collects the estimates that entries are told when they join, so that a room can say how often they held. */
public interface RecordPromises {

    /** Notes an estimate in memory, at almost no cost. {@link #flush} writes it to the store. */
    void note(QueueEntry entry, WaitEstimate estimate);

    /** Writes the noted estimates to the store. One that cannot be written is not counted. */
    Mono<Void> flush();
}
