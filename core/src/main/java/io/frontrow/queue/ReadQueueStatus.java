package io.frontrow.queue;

import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import reactor.core.publisher.Mono;

/** Reads the status of a queue entry: its position and how long the wait may take. */
public interface ReadQueueStatus {

    Mono<Result> read(QueueEntry entry);

    sealed interface Result {

        record InQueue(QueueStatus status) implements Result {}

        /** The entry has left, was completed or replaced, or its turn is over. */
        record Gone(GoneReason reason) implements Result {}
    }
}
