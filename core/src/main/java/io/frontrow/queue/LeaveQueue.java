package io.frontrow.queue;

import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import reactor.core.publisher.Mono;

/**
 * Removes an entry from the queue and releases the seats that its user holds; the next entry moves up at once. Runs to
 * completion even if the subscriber cancels.
 */
public interface LeaveQueue {

    Mono<Result> leave(QueueEntry entry, LeaveReason why);

    sealed interface Result {

        record Left() implements Result {}

        /** The entry was not live any more. */
        record Gone(GoneReason reason) implements Result {}
    }
}
