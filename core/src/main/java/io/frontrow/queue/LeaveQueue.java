package io.frontrow.queue;

import io.frontrow.queue.model.QueueEntry;
import reactor.core.publisher.Mono;

/**
 * Removes an entry from the queue and releases the seats that its user holds; the next entry moves up at once. Runs to
 * completion even if the subscriber cancels.
 */
public interface LeaveQueue {

    Mono<Result> leave(QueueEntry entry);

    enum Result {
        LEFT,
        /** The entry was not live any more. */
        GONE
    }
}
